package org.transithandshake.lab.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.AtItsOwnEnd;

/** What every machine of {@code statemachine/} must have, so that none hangs, gives up early or ends unheard. */
@AtItsOwnEnd
class StatemachineFilesTest {
    private static final int A_DAY = 86_400;

    /** Tasks whose failure ends their flow, and who hears of it. */
    private static final Map<String, String> FAILING = Map.of(
            "report.asl.json TellPeople", "nobody else could be told; the rule on failed executions says so");

    /** A state with its name and the file that it is in; states inside Map and Parallel too. */
    record State(String machine, String name, JsonNode json) {
        boolean is(String type) {
            return json.path("Type").asText().equals(type);
        }

        @Override
        public String toString() {
            return machine + " " + name;
        }
    }

    static List<Path> machines() {
        return Shipped.files(Shipped.MACHINES);
    }

    static List<State> states() {
        List<State> found = new ArrayList<>();
        machines().forEach(file -> collect(file.getFileName().toString(), Shipped.json(file), found));
        return found;
    }

    static Stream<State> tasks() {
        return states().stream().filter(state -> state.is("Task"));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aMachineEnds(Path file) {
        assertThat(Shipped.json(file).path("TimeoutSeconds").asInt()).isBetween(1, A_DAY);
        assertThat(Shipped.json(file).path("QueryLanguage").asText()).isEqualTo("JSONata");
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aTaskEnds(State task) {
        assertThat(task.json().path("TimeoutSeconds").asInt()).isBetween(1, 300);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aTaskIsTriedAgainAtRandomMoments(State task) {
        assertThat(retriers(task)).anyMatch(retrier -> retrier.path("JitterStrategy").asText().equals("FULL"));
    }

    /** AWS's default of three attempts is seldom what a state means, and 99999999 is never. */
    @ParameterizedTest
    @MethodSource("tasks")
    void everyRetrierSaysHowOften(State task) {
        assertThat(retriers(task)).allSatisfy(retrier ->
                assertThat(retrier.path("MaxAttempts").asInt(-1)).isBetween(0, 200));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyFailureOfATaskIsCaughtOrFailsItsMachine(State task) {
        if (FAILING.containsKey(task.toString())) {
            assertThat(task.json().has("Catch")).as(FAILING.get(task.toString())).isFalse();
            return;
        }
        JsonNode last = task.json().path("Catch").path(task.json().path("Catch").size() - 1);

        assertThat(last.at("/ErrorEquals/0").asText()).isEqualTo("States.ALL");
    }

    @Test
    void waitsAreShortAndSayHowLong() {
        assertThat(states().stream().filter(state -> state.is("Wait")).toList()).isNotEmpty().allSatisfy(wait ->
                assertThat(seconds(wait.json().path("Seconds").asText())).isNotEmpty()
                        .allMatch(length -> length >= 1 && length <= 60));
    }

    /** A number, or the alternatives of {@code {% condition ? number : number %}}. */
    private static List<Integer> seconds(String wait) {
        return Pattern.compile("(?:^|[?:] )(\\d+)(?= |$)").matcher(wait).results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1))).toList();
    }

    /** With IncludeExecutionData, CloudWatch Logs would keep the task tokens of connect and answer. */
    @Test
    void noMachineLogsWhatItCarries() throws IOException {
        assertThat(Files.readString(Shipped.TEMPLATE)).contains("IncludeExecutionData: false")
                .doesNotContain("IncludeExecutionData: true");
    }

    private static List<JsonNode> retriers(State task) {
        return StreamSupport.stream(task.json().path("Retry").spliterator(), false).toList();
    }

    private static void collect(String machine, JsonNode flow, List<State> found) {
        for (Map.Entry<String, JsonNode> state : flow.path("States").properties()) {
            found.add(new State(machine, state.getKey(), state.getValue()));
            collect(machine, state.getValue().path("ItemProcessor"), found);
            state.getValue().path("Branches").forEach(branch -> collect(machine, branch, found));
        }
    }
}
