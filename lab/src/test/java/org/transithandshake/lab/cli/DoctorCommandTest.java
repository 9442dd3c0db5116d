package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.serve.LabServer;

/** The command against a served lab, over a real socket. */
class DoctorCommandTest {
    private static final String CREDENTIALS = "aws.sharedCredentialsFile";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private LabServer server;
    private Thread serving;

    @TempDir
    private Path folder;

    @BeforeEach
    void serve() throws IOException {
        server = new LabServer(new Lab(LabSetup.quiet()), 0, 1);
        serving = Thread.ofPlatform().start(server::run);
        System.setProperty(CREDENTIALS, Files.writeString(folder.resolve("credentials"),
                "[spoke]\naws_access_key_id=111111111111\naws_secret_access_key=any\n").toString());
    }

    @AfterEach
    void stop() throws InterruptedException {
        System.clearProperty(CREDENTIALS);
        serving.interrupt();
        serving.join();
        server.close();
    }

    @Test
    void anEmptyAccountHasProblemsWithTheirCures() {
        assertThat(doctor("--profile", "spoke")).as("%s", err).isEqualTo(Handshake.NO);
        assertThat(out.toString()).startsWith("Account 111111111111, spoke, " + Lab.REGION)
                .contains("PROBLEM  the stack is deployed", "sam build && sam deploy --config-env spoke")
                .contains("UNKNOWN  both stacks have the same version");
    }

    @Test
    void theSameIsThereForMachines() throws IOException {
        assertThat(doctor("--profile", "spoke", "--json")).isEqualTo(Handshake.NO);
        JsonNode result = new ObjectMapper().readTree(out.toString());
        assertThat(result.path("problem").asBoolean()).isTrue();
        assertThat(result.path("checks").findValuesAsText("verdict")).contains("PROBLEM", "UNKNOWN");
    }

    @Test
    void aProfileThatIsNotThereIsNamedInOneSentence() {
        assertThat(doctor("--profile", "nobody")).isEqualTo(Handshake.FAILED);
        assertThat(err.toString()).contains("nobody").contains("--profile");
    }

    @Test
    void aRoleIsHubOrSpoke() {
        assertThat(doctor("--role", "both")).isEqualTo(Handshake.FAILED);
        assertThat(err.toString()).contains("expected hub or spoke, got both");
    }

    private int doctor(String... options) {
        List<String> arguments = new ArrayList<>(List.of("doctor", "--endpoint", "http://127.0.0.1:" + server.port()));
        arguments.addAll(List.of(options));
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
    }
}
