package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseCommandTest {
    private static final String SYN = "09:58:32.554904 "
            + "IP 10.2.0.20.50000 > 10.1.0.10.22: Flags [S], seq 9, win 9, length 0\n";
    private static final String DONE = SYN
            + "09:58:32.6 nothing\n"
            + "09:58:32.554905 IP 10.1.0.10.22 > 10.2.0.20.50000: Flags [S.], seq 5, ack 10, length 0\n"
            + "09:58:32.554906 IP 10.2.0.20.50000 > 10.1.0.10.22: Flags [.], ack 1, win 9, length 0\n";

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aCompleteConnectionIsExitCodeNought() throws IOException {
        assertThat(run("--client", file("c", DONE), "--server", file("s", DONE))).isZero();
        assertThat(out.toString()).contains("COMPLETE");
    }

    @Test
    void aFaultIsExitCodeTwoAndJsonHasItsParts() throws IOException {
        String server = file("s", SYN);
        assertThat(run("--client", file("c", SYN), "--server", server, "--json")).isEqualTo(2);
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("verdict").asText()).isEqualTo("NO_ANSWER");
        assertThat(json.path("evidence").get(0)).isEqualTo(new ObjectMapper().createObjectNode()
                .put("file", server).put("line", 1).put("text", SYN.strip()));
        assertThat(json.path("look")).isNotEmpty();
        assertThat(json.path("flows").get(0).path("port").asText()).isEqualTo("22");
    }

    @Test
    void whatCannotBeReadIsExitCodeOneAndOneSentence() throws IOException {
        assertThat(run("--client", file("c", ""))).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("is empty (line 1)");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMissingFileAndNoFileAreNotUnderstood() {
        assertThat(run("--client", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("--client", "none");
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("--server FILE");
    }

    @Test
    void textFitsTheTerminalAndCannotCommandIt() throws IOException {
        String hostile = SYN.replace("10.2.0.20", "\u001B[2Jevil" + "x".repeat(300)).repeat(3);
        run("--client", file("c", hostile));
        assertThat(out.toString()).contains("·[2Jevil").doesNotContain("\u001B");
        List<Integer> widths = Stream.of(out.toString().split("\n")).map(Width::of).toList();
        assertThat(widths).allMatch(width -> width <= 110);
    }

    private int run(String... options) {
        String[] arguments = Stream.concat(Stream.of("diagnose"), Stream.of(options)).toArray(String[]::new);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
