package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.policy.rules.PolicyFile;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** Every file and every command of {@code docs/policy.md}, as a person copies them. */
final class PolicyDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "policy.md");
    private static final Caller PERSON = Caller.person("222222222222", Lab.REGION);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeItsFiles() throws IOException {
        for (MatchResult file : found("`([a-z]+\\.(?:yaml|json))`:\\R\\R```(?:yaml|json)\\R(.*?)```")) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
    }

    static Stream<String> commands() throws IOException {
        return found("(?m)^\\./handshake (policy [^\\n]*)$").stream().map(command -> command.group(1));
    }

    @Test
    void everyBlockHasANameAndEveryPolicyIsWithoutFaults() throws IOException {
        assertThat(found("```(?:yaml|json)\\R").size()).isEqualTo(6);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> policies = files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(policies).hasSize(3).allSatisfy(file ->
                    assertThat(PolicyFile.read(Files.readString(file)).faults()).isEmpty());
        }
    }

    /** 2 says that something differs, which is an answer; 1 that a file cannot be used. */
    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandOfTheHandshakeAnswers(String command) {
        StringWriter err = new StringWriter();
        int exit = Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err),
                Arrays.stream(command.split(" ")).map(this::inPlace).toArray(String[]::new));

        assertThat(err.toString()).isEmpty();
        assertThat(exit).isEqualTo(command.contains(" diff ") ? 2 : 0);
    }

    @Test
    void theCommandsOfTheAwsCliKeepTwoVersionsOfThePolicy() throws IOException {
        Lab lab = new Lab(LabSetup.quiet());
        for (MatchResult put : found("aws ssm put-parameter --name (\\S+)( --type String)?( --overwrite)?"
                + " --value file://(\\S+)")) {
            lab.api().call(PERSON, "ssm", "PutParameter", PutParameterRequest.builder().name(put.group(1))
                    .type(put.group(2) == null ? null : "String").overwrite(put.group(3) != null)
                    .value(Files.readString(folder.resolve(put.group(4)))).build());
        }
        GetParameterHistoryResponse kept = (GetParameterHistoryResponse) lab.api().call(PERSON, "ssm",
                "GetParameterHistory", GetParameterHistoryRequest.builder().name("/transit-handshake/policy").build());

        assertThat(found("(?m)^aws ssm ")).hasSize(3);
        assertThat(kept.parameters()).extracting(ParameterHistory::version).containsExactly(1L, 2L);
    }

    private String inPlace(String word) {
        return word.startsWith("policies/") ? Path.of("..").resolve(word).toString()
                : word.matches("[a-z]+\\.(yaml|json)") ? folder.resolve(word).toString() : word;
    }

    private static List<MatchResult> found(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(DOCUMENT)).results().toList();
    }
}
