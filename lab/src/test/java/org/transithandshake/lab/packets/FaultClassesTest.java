package org.transithandshake.lab.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.capture.CaptureReader;
import org.transithandshake.lab.capture.Doctor;
import org.transithandshake.lab.capture.Side;
import org.transithandshake.lab.capture.Verdict;
import org.transithandshake.path.Code;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Outcome;
import org.transithandshake.path.Trace;
import org.transithandshake.path.Tracer;
import org.transithandshake.path.Traffic;

/** The table of docs/diagnose.md, held to the trace and to what tcpdump prints of real packets with that very fault. */
final class FaultClassesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z0-9_]+)` \\|[^|]*\\| (?:`([A-Z_]+)`|-)");
    /** Long enough for the kernel to repeat what got no answer. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @Test
    void everyCodeHasItsRowAndEveryRowItsCode() throws IOException {
        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.of(Code.values()).map(Code::name).toList());
    }

    @Test
    void everyFaultThatStopsPacketsIsBuilt() throws IOException {
        assertThat(rows().entrySet().stream().filter(row -> row.getValue().isPresent()).map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Fault.values()).map(Fault::name).toList());
    }

    @Test
    void theTraceNamesTheFault() {
        assertThat(Fault.values()).allSatisfy(fault -> {
            Trace trace = Tracer.trace(fault.network(), probe(fault, 40_000).flow());
            assertThat(trace.findings()).extracting(Finding::code).contains(Code.valueOf(fault.name()));
            assertThat(List.of(trace.forward().outcome(), trace.back().outcome())).isNotEqualTo(
                    List.of(Outcome.REACHED, Outcome.REACHED));
        });
    }

    @Test
    void tcpdumpShowsWhatTheTableSays() throws IOException {
        Optional<String> missing = Needs.missing("tcpdump");
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        Map<String, Optional<String>> rows = rows();
        try (PacketLab lab = new PacketLab(2, 2, 2)) {
            for (Fault fault : Fault.values()) {
                lab.build(fault.network());
                Captures captures = lab.capture(probe(fault, lab.number()), PATIENCE);
                assertThat(verdict(captures)).as("%s %s", fault, captures)
                        .hasToString(rows.get(fault.name()).orElseThrow());
            }
        }
    }

    private static Probe probe(Fault fault, int number) {
        return new Probe(fault.end("a"), fault.end("b"), Traffic.TCP, 22, number);
    }

    private static Verdict verdict(Captures captures) {
        return Doctor.diagnose(CaptureReader.read("client", Side.CLIENT, text(captures.client())),
                CaptureReader.read("server", Side.SERVER, text(captures.server()))).verdict();
    }

    private static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The verdict of each code's row, empty where no packet is stopped. */
    private static Map<String, Optional<String>> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("..", "docs", "diagnose.md"))).results().collect(
                Collectors.toMap(row -> row.group(1), row -> Optional.ofNullable(row.group(2))));
    }
}
