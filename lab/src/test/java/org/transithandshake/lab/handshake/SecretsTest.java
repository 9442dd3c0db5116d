package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transithandshake.lab.template.Expansion;

/**
 * A task token lets whoever may call Step Functions in the hub answer for the spoke. It travels in events and inputs,
 * and stays out of every log.
 */
class SecretsTest {
    @TempDir
    private Path folder;

    @Test
    void noLogLineHasATaskToken() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Path tokens = folder.resolve("tokens");
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlog4j2.configurationFile=classpath:log4j2.xml", "-cp", System.getProperty("java.class.path"),
                LoggedRun.class.getName(), "PutEvents");
        int code = new ProcessBuilder(command).redirectOutput(log.toFile()).redirectError(tokens.toFile())
                .start().waitFor();

        assertThat(code).as(Files.readString(tokens)).isZero();
        String lines = Files.readString(log);
        assertThat(lines.contains("-FixRoutes-")).as("FixRoutes logged").isTrue();
        assertThat(Files.readAllLines(tokens)).hasSizeGreaterThan(1).noneMatch(lines::contains);
    }

    /** Step Functions' own logs would have every input and output, and with them every token. */
    @Test
    void noMachineLogsItsData() {
        JsonNode resources = Expansion.of(Path.of("..", "template.yaml")).get("Resources");
        assertThat(resources.properties().stream().map(Map.Entry::getValue)
                .filter(one -> one.get("Type").asText().equals("AWS::StepFunctions::StateMachine"))
                .map(one -> one.at("/Properties/LoggingConfiguration")))
                .isNotEmpty().allMatch(logging -> logging.path("Level").asText().equals("ALL")
                        && !logging.path("IncludeExecutionData").asBoolean(true));
    }
}
