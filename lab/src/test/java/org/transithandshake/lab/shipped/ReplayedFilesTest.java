package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.demo.Names;
import org.transithandshake.lab.replay.EventFile;
import org.transithandshake.lab.replay.GivenEvent;
import org.transithandshake.lab.replay.Outcome;
import org.transithandshake.lab.replay.Replayer;

/**
 * Every file of {@code events/} replayed into two connected accounts does what its row in {@code events/README.md}
 * says, and changes nothing, twice.
 */
class ReplayedFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9-]+)\\.json` \\|([^|]+)\\|([^|]+)\\|([^|]+)\\|");
    private static final Pattern RULE = Pattern.compile("(hub|spoke) `([A-Za-z]+)`");
    private static final Pattern RUN = Pattern.compile("`([A-Za-z]+)`(?: ([A-Za-z]+))?");
    private static final String TOLD = "people are told";

    private static Replayer replayer;
    private static Map<String, Row> rows;

    /** What the README says of one file. */
    record Row(List<String> rules, List<String> runs, boolean told) {
    }

    @BeforeAll
    static void connect() throws IOException {
        replayer = new Replayer(Shipped.TEMPLATE);
        rows = new HashMap<>();
        ROW.matcher(Files.readString(Shipped.EVENTS.resolve("README.md"))).results().forEach(row ->
                rows.put(row.group(1), new Row(found(RULE, row.group(3)), found(RUN, row.group(4)),
                        row.group(4).contains(TOLD))));
    }

    static List<Path> files() {
        return Shipped.files(Shipped.EVENTS);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileDoesWhatItsRowSays(Path file) {
        Row row = rows.get(file.getFileName().toString().replace(".json", ""));
        assertThat(row).as("a row of five cells for %s in events/README.md", file.getFileName()).isNotNull();
        GivenEvent event = EventFile.read(file).getFirst();
        for (int round = 1; round <= 2; round++) {
            Outcome outcome = replayer.deliver(replayer.prepare(event, Optional.empty()), round);
            assertThat(outcome.changes()).isEmpty();
            assertThat(outcome.lost()).isEmpty();
            assertThat(rules(outcome)).isEqualTo(row.rules());
            assertThat(outcome.runs().stream().map(ReplayedFilesTest::text)).isEqualTo(row.runs());
            assertThat(!outcome.told().isEmpty()).as(TOLD).isEqualTo(row.told());
        }
    }

    @Test
    void everyRowHasAFile() {
        assertThat(files().stream().map(file -> file.getFileName().toString().replace(".json", "")))
                .containsExactlyInAnyOrderElementsOf(rows.keySet());
    }

    private static List<String> rules(Outcome outcome) {
        return outcome.visits().stream().flatMap(visit -> visit.verdicts().stream()
                .filter(verdict -> verdict.matches() && verdict.bus().equals(visit.bus()))
                .map(verdict -> (visit.account().equals(Landscape.HUB) ? "hub " : "spoke ")
                        + Names.plain(verdict.rule()))).toList();
    }

    private static String text(Outcome.Run run) {
        return run.name() + (run.failed() ? " fails" : status(run.result()).map(status -> " " + status).orElse(""));
    }

    private static Optional<String> status(String answer) {
        try {
            JsonNode status = JSON.readTree(answer).path("status");
            return status.isTextual() ? Optional.of(status.asText()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // an execution: its status stands before its output
        }
    }

    /** The groups of each find, with a blank between. */
    private static List<String> found(Pattern pattern, String cell) {
        return pattern.matcher(cell).results().map((MatchResult result) -> Stream.of(result.group(1), result.group(2))
                .filter(part -> part != null).collect(Collectors.joining(" "))).toList();
    }
}
