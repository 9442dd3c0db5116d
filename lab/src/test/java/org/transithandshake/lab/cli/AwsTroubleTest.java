package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.serve.LabServer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** What people read when AWS, or the lab in its place, does not answer as hoped. */
class AwsTroubleTest {
    private static final String CREDENTIALS = "aws.sharedCredentialsFile";
    private static final String REQUEST = "tgw-attach-0123456789abcdef0";

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void oneProfile() throws IOException {
        System.setProperty(CREDENTIALS, Files.writeString(folder.resolve("credentials"),
                "[hub]\naws_access_key_id=222222222222\naws_secret_access_key=any\n").toString());
    }

    @AfterEach
    void none() {
        System.clearProperty(CREDENTIALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "doctor", "approve " + REQUEST + " --reason x"})
    void whereNothingAnswersTheServedLabIsNamed(String command) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(run(command + " --profile hub --region eu-central-1 --endpoint http://127.0.0.1:" + free))
                .isEqualTo(Handshake.FAILED);
        assertThat(err.toString()).contains("nothing answers at the endpoint; start it with ./handshake serve --deploy")
                .doesNotContain("SDK Attempt Count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collect", "doctor", "reject " + REQUEST + " --reason x"})
    void aProfileThatIsNotThereIsNamed(String command) {
        assertThat(run(command + " --profile hbu --region eu-central-1 --endpoint http://127.0.0.1:1"))
                .isEqualTo(Handshake.FAILED);
        assertThat(err.toString())
                .contains("the profile has no credentials: 'hbu'; name one of aws configure list-profiles")
                .doesNotContain("ProfileFile");
    }

    @Test
    void aRegionWithoutAnyVpcIsToldBesideTheFile() throws IOException, InterruptedException {
        try (LabServer server = new LabServer(new Lab(LabSetup.quiet()), 0, 1)) {
            Thread serving = Thread.ofPlatform().start(server::run);
            assertThat(run("collect --profile hub --region eu-west-3 --endpoint http://127.0.0.1:" + server.port()))
                    .isZero();
            serving.interrupt();
            serving.join();
        }
        assertThat(out.toString()).startsWith("{").contains("\"eu-west-3\"");
        assertThat(err.toString()).contains("account 222222222222 has no VPC in eu-west-3; if it should, name its"
                + " Region");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ExpiredToken         | sign in again, such as by aws sso login",
        "RequestExpired       | sign in again, such as by aws sso login",
        "InvalidClientTokenId | name a profile with credentials by --profile",
        "AuthFailure          | name a profile with credentials by --profile"})
    void whatAwsRefusesIsToldWithoutTheNumbersOfTheSdk(String code, String cure) {
        assertThat(AwsTrouble.of(Ec2Exception.builder().statusCode(400).requestId("4711").message("x").awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage("No.").build()).build()))
                .startsWith("No. (" + code + "); ").contains(cure).doesNotContain("4711");
    }

    @Test
    void credentialsThatAreNowhereAndNamesThatAreUnknownHaveTheirCures() {
        assertThat(AwsTrouble.of(SdkClientException.create("Unable to load credentials from any of the providers in"
                + " the chain AwsCredentialsProviderChain(...) : [..., ProfileCredentialsProvider(): Profile file"
                + " contained no credentials for profile 'default': ProfileFile(sections=[]), ...]")))
                .isEqualTo("there are no credentials; name a profile with credentials by --profile, or set"
                        + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
        assertThat(AwsTrouble.of(SdkClientException.create("Unable to load region from any of the providers in")))
                .isEqualTo("no Region is configured; name it, such as --region eu-central-1");
        assertThat(AwsTrouble.of(SdkClientException.create("x", new UnknownHostException("ec2.nowhere"))))
                .contains("see that the Region is right");
    }

    private int run(String line) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true),
                Arrays.stream(line.split(" ")).toArray(String[]::new));
    }
}
