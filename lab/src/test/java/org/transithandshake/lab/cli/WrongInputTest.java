package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type and name by mistake: one sentence on standard error, nothing on standard output. */
class WrongInputTest {
    private static final String HUB = "../policies/hub.yaml";
    private static final String SIDE = "{\"account\": \"111111111111\", \"region\": \"eu-central-1\"}";
    private static final String CAPTURE = "src/test/resources/capture/note-client.txt";
    private static final String FLOW = " --from 10.1.0.4 --to 10.2.0.4 --port 22";

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "foo                             | 'foo' is no command; there are approve, collect, demo",
        "policy try                      | 'try' is no command; there are check, diff, test",
        "demo now                        | 'now' is one argument too many",
        "demo --spokes three             | expected a whole number, got three",
        "demo --seed x                   | expected a whole number, got x",
        "demo --attach-seconds 0         | expected 1 to 900, got 0",
        "serve --port 70000              | '--port': expected 0 to 65535, got 70000",
        "collect --endpoint foo          | expected a URL such as http://127.0.0.1:4566, got foo",
        "doctor --endpoint 10.0.0.1:4566 | expected a URL such as http://127.0.0.1:4566, got 10.0.0.1:4566"})
    void whatIsNotUnderstoodIsNamedWithTheCure(String line, String sentence) {
        assertRefused(line, sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy check DIR", "policy test " + HUB + " --request DIR",
        "diagnose DIR --from 10.1.0.4 --to 10.2.0.4 --port 22", "report DIR -o DIR/page.html",
        "replay DIR --template ../template.yaml"})
    void aFolderInPlaceOfAFileIsNamed(String line) {
        assertRefused(line.replace("DIR", folder.toString()), folder + " is a folder; name ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "demo --json DIR                 | DIR is a folder",
        "demo --json DIR/none/r.json     | DIR/none/r.json cannot be written: there is no folder DIR/none",
        "demo --report DIR/none/r.html   | there is no folder DIR/none; make it first: mkdir -p DIR/none",
        "report SIDE -o DIR/none/r.html  | there is no folder DIR/none",
        "report SIDE -o DIR              | DIR is a folder"})
    void aPlaceThatCannotBeWrittenIsToldBeforeTheWorkBegins(String line, String sentence) throws IOException {
        String side = file("side.json", SIDE, StandardCharsets.UTF_8);
        assertRefused(line.replace("SIDE", side).replace("DIR", folder.toString()),
                sentence.replace("DIR", folder.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-8"})
    void aFileOfWindowsIsReadWithItsByteOrderMark(String charset) throws IOException {
        Charset windows = Charset.forName(charset);
        String mark = "UTF-8".equals(charset) ? "\uFEFF" : "";
        String side = file("side.json", mark + SIDE, windows);
        assertThat(run("diagnose " + side + FLOW)).as("%s", err).isEqualTo(Handshake.NO);

        String request = file("request.json", mark + "{\"account\": \"111111111111\"}", windows);
        assertThat(run("policy test " + HUB + " --request " + request)).as("%s", err).isZero();

        String bell = Files.readString(Path.of("../events/near-miss-other-source.json")).replace("\n", "\r\n");
        String event = file("event.json", mark + bell, windows);
        assertThat(run("replay --template ../template.yaml " + event)).as("%s", err).isZero();
    }

    @Test
    void aPolicyIsNotReadOtherwiseThanAwsWillReadIt() throws IOException {
        String policy = file("hub.yaml", Files.readString(Path.of(HUB)), StandardCharsets.UTF_16);
        assertRefused("policy check " + policy, policy + " is not a text in UTF-8; save it as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]"})
    void nothingToDecideIsNoSuccess(String text) throws IOException {
        String none = file("none.json", text, StandardCharsets.UTF_8);
        assertRefused("policy test " + HUB + " --request " + none, "there is no request in " + none);
        assertRefused("policy diff " + HUB + " " + HUB + " --connections " + none, "there is no request in " + none);
    }

    @Test
    void noFileThatWasNamedIsOverwrittenByAnother() throws IOException {
        String side = file("side.json", SIDE, StandardCharsets.UTF_8);
        assertRefused("report " + side + " -o " + folder + "/../" + folder.getFileName() + "/side.json",
                "is named twice, and would be overwritten; name another file to write");
        assertThat(Path.of(side)).hasContent(SIDE);
        assertRefused("demo --json " + folder + "/x --report " + folder + "/x --template ../template.yaml",
                folder + "/x is named twice");
    }

    @Test
    void oneCaptureIsNotThatOfBothEnds() {
        assertRefused("diagnose --client " + CAPTURE + " --server " + CAPTURE,
                "--client and --server are the same file " + CAPTURE + "; name the capture of each end");
    }

    @Test
    void namesInCapturesAreToldWhereATraceNeedsAddresses() throws IOException {
        assertRefused("diagnose --client " + CAPTURE + " " + file("side.json", SIDE, StandardCharsets.UTF_8),
                "the captures name ec2-b.ap-northeast-1.compute.internal where a trace needs an address; give it by"
                        + " --from, or capture with tcpdump -nn");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"Vpcs\": []} | write {\"account\": \"111111111111\", \"DescribeVpcs\": ...} around it",
        "[]               | is not a JSON object, such as './handshake collect' prints",
        "{                | is not JSON: line 1, column"})
    void aSideFileOfAnotherShapeIsToldTheRightOne(String text, String sentence) throws IOException {
        assertRefused("diagnose " + file("side.json", text, StandardCharsets.UTF_8) + FLOW, sentence);
    }

    @Test
    void severalRequestsAreOneDocumentOfJson() throws IOException {
        String two = file("two.json", "[{\"account\": \"111111111111\"}, {\"account\": \"333333333333\"}]",
                StandardCharsets.UTF_8);
        assertThat(run("policy test " + HUB + " --json --request " + two)).as("%s", err).isZero();
        assertThat(new ObjectMapper().readTree(out.toString())).hasSize(2).allSatisfy(
                ruling -> assertThat(ruling.has("effect")).isTrue());
    }

    @Test
    void helpBeforeACommandIsItsHelp() {
        assertThat(run("help policy check")).isZero();
        assertThat(out.toString()).startsWith("Usage: handshake policy check");
    }

    private void assertRefused(String line, String sentence) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run(line)).isEqualTo(Handshake.FAILED);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("handshake: ").contains(sentence).doesNotContain("\tat ", "java.");
    }

    private String file(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset).toString();
    }

    private int run(String line) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), line.split(" +"));
    }
}
