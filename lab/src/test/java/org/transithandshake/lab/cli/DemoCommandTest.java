package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.packets.Needs;

class DemoCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void threeSpokesReachEachOtherBothWays() throws Exception {
        JsonNode result = result("--spokes", "3");
        assertThat(result.path("connected").asBoolean()).isTrue();
        assertThat(result.path("reachability").path("pairs")).hasSize(12);
        assertThat(result.path("connect").path("calls").path("total").asInt())
                .isEqualTo(total(result.path("connect").path("calls").path("byOperation")));
    }

    @Test
    void dualStackVpcsReachEachOtherInBothFamilies() throws Exception {
        JsonNode result = result("--ipv6");
        assertThat(result.path("connected").asBoolean()).isTrue();
        assertThat(result.path("reachability").path("pairs").findValuesAsText("family"))
                .containsExactlyInAnyOrder("ipv4", "ipv4", "ipv6", "ipv6");
    }

    @Test
    void withoutTheReturnRouteTheAnswerIsLostAndTheRouteNamed() throws Exception {
        JsonNode result = result(2, "--without-return-route");
        assertThat(result.path("connected").asBoolean()).isFalse();
        assertThat(out.toString()).contains("MISSING_RETURN_ROUTE").contains("not connected")
                .contains("aws ec2 create-route --route-table-id rtb-");
    }

    @Test
    void theDemoWritesTheReportOfItsOwnNetwork() throws Exception {
        Path page = folder.resolve("report.html");
        assertThat(demo("--report", page.toString())).isZero();
        assertThat(Files.readString(page)).contains("Every VPC reaches every other").contains("From handshake demo");
    }

    @Test
    void realPacketsShowTheLostAnswerAndTheConnectionOrWhatIsMissingIsSaid() {
        assertThat(demo("--packets")).isZero();
        String end = out.toString().substring(out.toString().lastIndexOf("connected\n"));
        Optional<String> missing = Needs.missing("tcpdump");
        if (missing.isPresent()) {
            assertThat(end).endsWith("No packets were sent. " + missing.get() + System.lineSeparator());
        } else {
            assertThat(end).containsSubsequence("before step ⑥", "  B  ", "10.2.0.4.", "> 10.1.0.4.22: Flags [S]",
                    "  A  ", "10.1.0.4.22 > 10.2.0.4.", "Flags [S.]", "RETURN_LOST",
                    "as the demo left it", "  B  ", "Flags [S.]", "COMPLETE");
        }
    }

    @Test
    void theSameSeedPrintsTheSame() {
        demo("--seed", "7");
        String first = out.toString();
        out.getBuffer().setLength(0);
        demo("--seed", "7");
        assertThat(out.toString()).isEqualTo(first);
        out.getBuffer().setLength(0);
        demo("--seed", "8");
        assertThat(out.toString()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "demo --spokes 0        | Invalid value for option '--spokes': expected 1 to 100, got 0",
        "demo --subnets many    | Invalid value for option '--subnets'",
        "demo --spoke 3         | --spokes",
        "demo --template none   | there is no file none",
        "serve --deploy --template none | there is no file none",
        "domo                   | demo",
        "''                     | no command was given"})
    void badInputGetsOneSentenceThatNamesItAndACure(String line, String says) {
        int exit = Main.run(new PrintWriter(out), new PrintWriter(err),
                Stream.of(line.strip().split(" +")).filter(word -> !word.isEmpty()).toArray(String[]::new));
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).startsWith("handshake: ").contains(says);
        assertThat(out.toString()).isEmpty();
    }

    private JsonNode result(String... options) throws Exception {
        return result(0, options);
    }

    private JsonNode result(int exit, String... options) throws Exception {
        Path file = folder.resolve("result.json");
        assertThat(demo(Stream.concat(Stream.of(options), Stream.of("--json", file.toString()))
                .toArray(String[]::new))).isEqualTo(exit);
        return new ObjectMapper().readTree(file.toFile());
    }

    private int demo(String... options) {
        List<String> line = Stream.concat(Stream.of("demo", "--template", Path.of("..", "template.yaml").toString()),
                Stream.of(options)).toList();
        return Main.run(new PrintWriter(out), new PrintWriter(err), line.toArray(String[]::new));
    }

    private static int total(JsonNode counts) {
        int[] sum = new int[1];
        counts.forEach(count -> sum[0] += count.asInt());
        return sum[0];
    }
}
