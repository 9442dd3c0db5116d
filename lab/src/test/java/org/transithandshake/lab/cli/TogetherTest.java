package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transithandshake.lab.facts.Sides;

/** Captures of a flow from side A's host to side B's, beside the facts of both. */
final class TogetherTest {
    private static final String SYN =
            "IP 10.1.1.4.40000 > 10.2.1.4.22: Flags [S], seq 1000, win 64000, length 0\n";
    private static final String ANSWER =
            "IP 10.2.1.4.22 > 10.1.1.4.40000: Flags [S.], seq 7000, ack 1001, win 64000, length 0\n";
    private static final String ACK =
            "IP 10.1.1.4.40000 > 10.2.1.4.22: Flags [.], ack 7001, win 64000, length 0\n";

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void evidenceAndGuiltyEntryStandTogether() throws IOException {
        assertThat(diagnose(SYN + SYN, SYN + ANSWER + SYN + ANSWER, withoutReturnRoute())).isEqualTo(2);

        assertThat(out.toString()).contains("RETURN_LOST").contains("What the accounts know of this flow")
                .contains("Both agree that the answers are lost on the way back: MISSING_RETURN_ROUTE at rtb-b")
                .contains("aws ec2 create-route --route-table-id rtb-b");
    }

    @Test
    void aLossThatTheFactsDoNotExplainIsSaidSo() throws IOException {
        assertThat(diagnose(SYN + SYN, SYN + ANSWER + SYN + ANSWER, side("side-b.json"))).isEqualTo(2);

        assertThat(text()).contains("the answers are lost on the way back, and the facts know no reason");
    }

    @Test
    void aConnectionThatWasMadeOutweighsFacts() throws IOException {
        assertThat(diagnose(SYN + ANSWER + ACK, SYN + ANSWER + ACK, withoutReturnRoute())).isEqualTo(2);

        assertThat(text()).contains("The connection was made, though MISSING_RETURN_ROUTE at rtb-b: the facts were"
                + " read at another time");
    }

    @Test
    void jsonHoldsBothAndTheSentence() throws IOException {
        diagnose(SYN + SYN, SYN + ANSWER + SYN + ANSWER, withoutReturnRoute(), "--json");

        assertThat(new ObjectMapper().readTree(out.toString()).properties()).extracting(entry -> entry.getKey())
                .containsExactly("captures", "path", "together");
    }

    private String text() {
        return out.toString().replaceAll("\\s+", " ");
    }

    private int diagnose(String client, String server, String sideB, String... more) throws IOException {
        String[] arguments = {"diagnose", "--client", file("c.txt", client), "--server", file("s.txt", server),
            file("a.json", side("side-a.json")), file("b.json", sideB)};
        String[] all = Stream.of(arguments, more).flatMap(Stream::of)
                .toArray(String[]::new);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    private static String withoutReturnRoute() throws IOException {
        String whole = side("side-b.json");
        String cut = whole.replaceFirst("\\{\"DestinationCidrBlock\": \"10\\.1\\.0\\.0/16\"[^}]*}, *", "");
        assertThat(cut).isNotEqualTo(whole);
        return cut;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String side(String name) throws IOException {
        try (InputStream file = Sides.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
