package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayCommandTest {
    private static final Path EVENTS = Path.of("..", "events");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aReplayedEventIsToldWithItsRulesAndChangesNothing() {
        assertThat(replay(EVENTS.resolve("attachment-requested.json").toString(), "--times", "2")).isZero();
        assertThat(out.toString()).contains("tgw-attach-0a1b2c3d4e5f60718  tgw-attach-", "the spoke's attachment")
                .contains("arrives on the bus transit-handshake of A 111111111111")
                .contains("sent on to the bus transit-handshake of B 222222222222")
                .contains("detail-type: wants [\"Routes Reported\"], has \"Attachment Requested\"")
                .contains("delivery 2 of 2")
                .endsWith("1 event, 2 times: nothing changed\n");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }

    @Test
    void aMessageToPeopleIsAChange() {
        assertThat(replay(EVENTS.resolve("execution-failed.json").toString())).isEqualTo(2);
        assertThat(out.toString()).contains("people are told: ")
                .endsWith("1 event: nothing changed, 1 message to people\n");
    }

    @Test
    void theJsonHasTheSameFacts() throws IOException {
        assertThat(replay(EVENTS.resolve("range-added.json").toString(), "--json")).isZero();
        JsonNode result = new ObjectMapper().readTree(out.toString());
        assertThat(result.path("changed").asBoolean(true)).isFalse();
        JsonNode delivery = result.path("deliveries").get(0);
        assertThat(delivery.path("buses")).hasSize(2);
        assertThat(delivery.path("buses").get(0).path("rules").findValuesAsText("rule")).contains("ForwardRanges");
        assertThat(delivery.path("ran").get(0).path("name").asText()).isEqualTo("AdmitRequest");
        assertThat(delivery.at("/buses/0/rules").findValues("differences").toString()).contains("detail.eventName");
    }

    /** Whatever an event says, it cannot steer the terminal. */
    @Test
    void controlCharactersOfAnEventAreNotPrinted() {
        replay(EVENTS.resolve("hostile-request-injection.json").toString());
        replay(EVENTS.resolve("hostile-execution-cause.json").toString());
        assertThat(out.toString().chars().filter(c -> Character.isISOControl(c) && c != '\n')).isEmpty();
    }

    @Test
    void entriesOfPutEventsAreReplayedAsTheOneWhoPutsThem() throws IOException {
        String file = file("entries.json", """
                {"Entries": [
                  {"Source": "transit-handshake.spoke", "DetailType": "Attachment Requested", "Detail": "{}"},
                  {"Source": "transit-handshake.hub", "DetailType": "Gateway Offered", "Detail": "{}",
                   "EventBusName": "arn:aws:events:ap-northeast-1:111111111111:event-bus/transit-handshake"}]}""");
        assertThat(replay(file)).isZero();
        assertThat(out.toString()).contains("event 2 of").contains("account 222222222222")
                .contains("2 events: nothing changed");
    }

    @Test
    void eventsMayStandOneALineOrInAList() throws IOException {
        String one = Files.readString(EVENTS.resolve("share-changed.json")).replace("\n", " ");
        assertThat(replay(file("lines.json", one + "\n" + one), file("list.json", "[" + one + "]"))).isZero();
        assertThat(out.toString()).contains("3 events: nothing changed");
    }

    @Test
    void anAccountThatIsNamedIsWhereTheEventArrives() {
        String file = EVENTS.resolve("attachment-requested.json").toString();
        assertThat(replay(file, "--account", "222222222222")).isZero();
        assertThat(out.toString()).contains("arrives on the bus transit-handshake of B 222222222222")
                .doesNotContain("sent on to");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "none                                         | there is no file",
        "{                                            | is not JSON: line 1, column",
        "[]                                           | has no event",
        "17                                           | is no JSON object",
        "{\"source\": \"aws.ec2\"}                    | has no \"detail-type\"; an event has source, detail-type",
        "{\"detail-type\": \"x\"}                   | has no \"source\"",
        "{\"source\": \"x\", \"detail-type\": \"x\"}  | names no account; say whose it is with --account",
        "{\"source\": \"x\", \"detail-type\": \"x\", \"account\": \"me\"} | has the account \"me\"; an account is",
        "{\"Source\": \"x\", \"DetailType\": \"x\"}    | has no \"Detail\"; an entry for PutEvents has",
        "{\"Source\": \"x\", \"DetailType\": \"x\", \"Detail\": \"[]\"} | has a Detail that is no JSON object",
        "{\"Source\": \"aws.x\", \"DetailType\": \"x\", \"Detail\": \"{}\"} | which AWS refuses",
        "[{\"source\": \"x\", \"detail-type\": \"x\", \"account\": \"111111111111\"}, 1] | event 2 of"})
    void aFileThatCannotBeReplayedGetsOneSentence(String content, String says) throws IOException {
        String file = content.equals("none") ? "none.json" : file("given.json", content);
        assertThat(replay(file)).isEqualTo(1);
        assertThat(err.toString()).startsWith("handshake: ").contains(says).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--account 444444444444 | the lab has no account 444444444444; it has the hub 222222222222 and the spoke",
        "--times 0              | Invalid value for option '--times': expected 1 to 100, got 0",
        "--template none        | there is no file none"})
    void anOptionThatCannotBeGetsOneSentence(String option, String says) {
        assertThat(replay(Stream.concat(Stream.of(EVENTS.resolve("share-changed.json").toString()),
                Stream.of(option.split(" "))).toArray(String[]::new))).isEqualTo(1);
        assertThat(err.toString()).startsWith("handshake: ").contains(says);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int replay(String... arguments) {
        boolean named = Stream.of(arguments).anyMatch("--template"::equals);
        return Main.run(new PrintWriter(out), new PrintWriter(err), Stream.of(Stream.of("replay"),
                        Stream.of(arguments), named ? Stream.<String>empty()
                                : Stream.of("--template", Path.of("..", "template.yaml").toString()))
                .flatMap(words -> words).toArray(String[]::new));
    }
}
