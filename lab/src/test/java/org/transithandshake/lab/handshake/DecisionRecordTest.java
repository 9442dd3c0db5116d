package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.api.Entry;

/** A decision with its effect, rule, conditions and policy version, in each place where people look for it. */
class DecisionRecordTest {
    private static final String POLICY = """
            version: 1
            admit:
              - {id: known, effect: %s, when: {accounts: ["111111111111"]}}
            place:
              - {id: ranges, effect: place, when: {within: [10.0.0.0/8]}}
              - {id: never, effect: reject, when: {outside: [10.0.0.0/8]}}
            """;
    private final PolicyScene play = new PolicyScene();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reject | 10.1.0.0/16 | AdmitRequest | REFUSE by known: accounts: 111111111111 (111111111111): yes; policy ",
        "review | 10.1.0.0/16 | AdmitRequest | REVIEW by known: accounts: 111111111111 (111111111111): yes; policy ",
        "admit | 172.20.0.0/16 | PlaceAttachment | REFUSE by never: outside: 10.0.0.0/8 (172.20.0.0/16): yes; policy "})
    void whatIsNotConnectedIsExplainedInLogMessageTagsAndTable(String effect, String range, String function,
            String record) {
        played(effect, range);
        String rule = effect.equals("admit") ? "never" : "known";

        assertThat(answers(function)).as("what the function answers is what it logs")
                .anySatisfy(answer -> assertThat(answer).contains(record));
        assertThat(play.scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains(record));
        assertThat(play.network().note(SPOKE, "rule")).isEqualTo(rule);
        assertThat(new Remembered(play.scene).of(SPOKE, "rule")).isEqualTo(rule);
        assertThat(new Remembered(play.scene).of(SPOKE, "decision")).startsWith(record);
        assertThat(new Remembered(play.scene).of(SPOKE, "decision"))
                .endsWith(new Remembered(play.scene).of(SPOKE, "policy"));
    }

    @Test
    void whatIsRefusedIsExplainedInTheOutput() {
        played("admit", "172.20.0.0/16");
        assertThat(output().path("status").asText()).isEqualTo("Refused");
        assertThat(output().path("why").asText()).startsWith("REFUSE by never: outside: 10.0.0.0/8 (172.20.0.0/16)");
    }

    @Test
    void whatIsConnectedIsExplainedInLogTagOutputAndTable() {
        played("admit", "10.1.0.0/16");
        String record = "PLACE by ranges: within: 10.0.0.0/8 (10.1.0.0/16): yes; policy ";

        assertThat(answers("PlaceAttachment")).anySatisfy(answer -> assertThat(answer).contains(record));
        assertThat(play.network().note(SPOKE, "rule")).isEqualTo("ranges");
        assertThat(output().path("rule").asText()).isEqualTo("ranges");
        assertThat(output().path("why").asText()).startsWith(record);
        play.hours(1);
        assertThat(new Remembered(play.scene).of(SPOKE, "decision")).startsWith(record);
    }

    private void played(String effect, String range) {
        play.policy(POLICY.formatted(effect)).spoke(SPOKE, range).hub(SPOKE).settle();
    }

    /** {@code Step} logs what it answers. */
    private Stream<String> answers(String function) {
        return play.scene.lab.journal().of(Entry.Invocation.class)
                .filter(one -> one.function().contains("-" + function + "-")).map(Entry.Invocation::answer);
    }

    private JsonNode output() {
        return Scene.json(play.scene.lab.journal().of(Entry.Execution.class)
                .filter(e -> e.machine().endsWith("-connect") && e.status().equals("SUCCEEDED"))
                .findFirst().orElseThrow().detail());
    }
}
