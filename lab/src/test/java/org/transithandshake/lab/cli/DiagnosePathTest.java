package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiagnosePathTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aReachablePortIsExitCodeZeroAndBothWaysAreShown() {
        assertThat(diagnose("--from", "10.1.1.4", "--to", "i-b", "--port", "22")).isZero();

        assertThat(out.toString()).startsWith("10.1.1.4 to 10.2.1.4 in vpc-b, TCP 22\n\nThe packet arrives:\n")
                .contains("\nThe answer returns:\n").endsWith("\nno findings\n");
    }

    @Test
    void aClosedPortIsExitCodeTwoWithTheCommandThatOpensIt() {
        assertThat(diagnose("--from", "eni-a", "--to", "eni-b", "--port", "80")).isEqualTo(2);

        assertThat(out.toString()).contains("The packet is dropped; as far as it can be followed:")
                .contains("1. ENI_SG_RULES_MISMATCH  eni-b  account 222222222222")
                .contains("aws ec2 authorize-security-group-ingress --group-id sg-b");
    }

    @Test
    void oneSideAloneIsNeverReachable() throws IOException {
        assertThat(run(side("side-a.json"), "--from", "eni-a", "--to", "10.2.1.4", "--port", "22", "--json"))
                .isEqualTo(2);

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/forward/outcome").asText()).isEqualTo("unknown");
        assertThat(json.at("/service").asText()).isEqualTo("TCP 22");
        assertThat(json.at("/findings/0/fix/command").asText()).startsWith("aws ec2 describe-");
    }

    @Test
    void routesAloneSayThatNothingElseWasLookedAt() {
        assertThat(diagnose("--from", "10.1.1.4", "--to", "10.2.1.4", "--protocol", "routes")).isZero();

        assertThat(out.toString()).contains("routes only, security groups and network ACLs not looked at");
    }

    @Test
    void anInstancesSecondFamilyIsUsedIfTheOtherEndHasNoOther() {
        diagnose("--from", "i-a", "--to", "fd00:b:0:1::4", "--protocol", "ping");

        assertThat(out.toString()).startsWith("fd00:a:0:1::4 in vpc-a to fd00:b:0:1::4, ICMPv6 type 128 code 0\n");
    }

    @ParameterizedTest
    @CsvSource({"--port, 65536, got 65536", "--port, x, '--port'", "--protocol, gre, got gre", "--from, web, 'web'",
        "--to, i-none, i-none", "--client-ports, 5-1, got 5-1", "--client-ports, 1-2-3, got 1-2-3",
        "--to, ::1, no addresses of one family"})
    void whatCannotBeUnderstoodIsNamed(String option, String value, String named) {
        List<String> line = new ArrayList<>(List.of("--from", "10.1.1.4", "--to", "10.2.1.4", "--port", "22",
                "--client-ports", "40000", "--protocol", "tcp"));
        line.set(line.indexOf(option) + 1, value);

        assertThat(diagnose(line.toArray(String[]::new))).isEqualTo(1);
        assertThat(err.toString()).contains(named);
    }

    @Test
    void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws IOException {
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xFF, 0, 1});

        assertThat(run("missing.json", "--from", "1.1.1.1", "--to", "1.1.1.2", "--port", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no file missing.json");
        assertThat(run(binary.toString(), "--from", "1.1.1.1", "--to", "1.1.1.2", "--port", "1")).isEqualTo(1);
        assertThat(err.toString()).contains("binary.json is not a text in UTF-8");
    }

    private int diagnose(String... options) {
        return run(Stream.concat(Stream.of(side("side-a.json"), side("side-b.json")), Arrays.stream(options))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err, true), Stream.concat(
                Stream.of("diagnose"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private static String side(String name) {
        try {
            return Path.of(DiagnosePathTest.class.getResource("/org/transithandshake/lab/facts/" + name).toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
