package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyCommandTest {
    private static final String HUB = Path.of("..", "policies", "hub.yaml").toString();
    private static final String CASES = Path.of("..", "policies", "cases").toString();
    private static final String DATE = "--date=2026-11-23";

    @TempDir
    private Path folder;
    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void listen() {
        out = new StringWriter();
        err = new StringWriter();
    }

    @Test
    void aGoodPolicyIsOk() {
        assertThat(policy("check", HUB)).isZero();
        assertThat(out.toString()).matches("ok: version [0-9a-f]{8}, rules: 0 invitations, 3 admit, 4 place;"
                + " segments: spokes, shared\\R");
    }

    @Test
    void aBadPolicyTellsAllFaultsWithTheirPlaces() throws IOException {
        Path bad = file("bad.yaml", "version: 1\nadmit:\n- {id: a, effect: admit, when: {acounts: [1]}}\n");

        assertThat(policy("check", bad.toString())).isEqualTo(2);
        assertThat(out.toString()).contains(bad + ":3:33 error: 'acounts' is not a key of 'when' in admit;"
                + " did you mean 'accounts'?").endsWith("2 errors, 0 warnings" + System.lineSeparator());
    }

    @Test
    void faultsAreJsonOnRequest() throws IOException {
        assertThat(policy("check", file("bad.yaml", "version: 2\n").toString(), "--json")).isEqualTo(2);

        JsonNode fault = new ObjectMapper().readTree(out.toString()).at("/faults/0");
        assertThat(fault.get("line").asInt()).isEqualTo(1);
        assertThat(fault.get("column").asInt()).isEqualTo(10);
        assertThat(fault.get("cure").asText()).isEqualTo("write 1");
    }

    @Test
    void theShippedCasesPassAndReachEveryRule() {
        assertThat(policy("test", CASES, "--policy", HUB, DATE)).isZero();
        assertThat(out.toString()).endsWith("12 cases, 12 passed, 0 failed, 0 rules without a case"
                + System.lineSeparator());
    }

    @Test
    void aCaseThatIsDecidedOtherwiseFailsAndSaysHow() throws IOException {
        Path case1 = file("case.yaml", "{name: b, account: '111111111111', expect: {effect: reject}}");
        file("policy.yaml", Files.readString(Path.of(HUB)));

        assertThat(policy("test", case1.getParent().toString(), DATE)).isEqualTo(2);
        assertThat(out.toString()).startsWith("FAIL  b: expected reject, got admit by partners")
                .contains("never decided by a case: production").contains("1 case, 0 passed, 1 failed, 6 rules");
    }

    @Test
    void afterItsLastDayAnExemptionNoLongerPasses() {
        assertThat(policy("test", CASES, "--policy", HUB, "--date=2027-04-01")).isEqualTo(2);
        assertThat(out.toString()).contains("FAIL  the old network of the hub is exempt: expected place by"
                + " partner-ranges, got reject by ours");
    }

    @Test
    void aFolderWithoutCasesIsAnErrorNotASuccess() throws IOException {
        file("policy.yaml", "version: 1\n");

        assertThat(policy("test", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no case in " + folder);
    }

    @Test
    void oneRequestIsExplainedConditionByCondition() throws IOException {
        Path request = file("r.json", "{\"account\": \"111111111111\", \"ranges\": [\"10.2.0.0/24\"]}");

        assertThat(policy("test", HUB, "--request", request.toString(), DATE)).isZero();
        assertThat(out.toString()).startsWith("REJECT by ours")
                .contains("  touches: 10.2.0.0/16 (10.2.0.0/24): yes")
                .contains("not by partner-ranges (place, at ")
                .contains("  ipv4PrefixLength: 16 to 24 (10.2.0.0/24): yes");
    }

    @Test
    void oneRequestIsExplainedAsJson() throws IOException {
        Path request = file("r.json", "{\"account\": \"999999999999\"}");

        assertThat(policy("test", HUB, "--request", request.toString(), "--json", DATE)).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("effect").asText()).isEqualTo("review");
        assertThat(json.get("rule").asText()).isEqualTo("production");
        assertThat(json.at("/conditions/0/outcome").asText()).isEqualTo("unknown");
    }

    @Test
    void aRequestThatIsNotUnderstoodIsNamedWithItsPlace() throws IOException {
        Path request = file("r.json", "{\"acount\": \"999999999999\"}");

        assertThat(policy("test", HUB, "--request", request.toString())).isEqualTo(1);
        assertThat(err.toString()).contains(request + ":1:2 error: 'acount' is not a key of a request;"
                + " did you mean 'account'?");
    }

    @Test
    void aChangeOfPolicyShowsWhatItDecidesDifferently() throws IOException {
        Path changed = file("new.yaml", Files.readString(Path.of(HUB)).replace("\"333333333333\"]", "]")
                .replace("[\"111111111111\", ]", "[\"111111111111\"]"));
        Path connections = file("c.json", """
                [{"name": "one", "account": "111111111111"}, {"name": "three", "account": "333333333333"}]
                """);

        assertThat(policy("diff", HUB, changed.toString(), "--connections", connections.toString(), DATE))
                .isEqualTo(2);
        assertThat(out.toString().lines()).containsExactly("~ three: admit by partners -> review by production",
                "1 of 2 decided differently");
        assertThat(policy("diff", HUB, HUB, "--connections", connections.toString(), DATE)).isZero();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(policy("check", "nowhere.yaml")).isEqualTo(1);
        assertThat(err.toString()).startsWith("handshake: there is no file nowhere.yaml");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int policy(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "policy";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }
}
