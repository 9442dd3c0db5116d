package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.serve.LabServer;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

/** {@code approve} and {@code reject} against a served lab whose hub asks people about a request. */
class VerdictCommandsTest {
    private static final String CREDENTIALS = "aws.sharedCredentialsFile";
    private static final String REASON = "CHG-4711: approved by the board";

    @TempDir
    private Path folder;
    private final Lab lab = new Lab(LabSetup.quiet().with(
            new Switches(Set.of(Landscape.HUB), false, false, false, Switches.quiet().overlap())));
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aRequestThatWaitsForPeople() throws IOException {
        System.setProperty(CREDENTIALS, Files.writeString(folder.resolve("credentials"), """
                [hub]
                aws_access_key_id=222222222222
                aws_secret_access_key=any
                [spoke]
                aws_access_key_id=111111111111
                aws_secret_access_key=any
                """).toString());
        Landscape land = new Landscape(lab, Path.of("..", "template.yaml"), 1);
        land.createVpc(Landscape.HUB, Landscape.range(0));
        land.createVpc(Landscape.SPOKE, Landscape.range(1));
        land.deploySpoke(Landscape.SPOKE, "10.0.0.0/8", Map.of());
        land.deployHub(List.of(Landscape.SPOKE), Map.of());
        lab.time().runUntil(lab.time().now().plus(Duration.ofSeconds(40)));
        while (requests().isEmpty()) {
            lab.time().runFor(Duration.ofSeconds(1));
        }
        land.deployHub(List.of("555555555555"), Map.of());
        lab.time().runUntilIdle();
        assertThat(request().stateAsString()).isEqualTo("pendingAcceptance");
    }

    @AfterEach
    void forgetTheCredentials() {
        System.clearProperty(CREDENTIALS);
    }

    /** The account is not one of AllowedAccounts, so its report of the routes does not get through. */
    @Test
    void whatAPersonApprovesIsInspectedAndPlacedAndTheReasonIsInTheRecord() throws Exception {
        assertThat(run("approve", "--reason", REASON, "--profile", "hub")).as("%s", err).isZero();
        assertThat(out.toString()).startsWith("accepted " + id() + " as arn:aws:iam::222222222222:user/person");
        assertThat(tags()).containsEntry("transit-handshake:reason", REASON)
                .containsEntry("transit-handshake:decided-by", "arn:aws:iam::222222222222:user/person");
        lab.time().runUntilIdle();
        assertThat(lab.journal().of(Entry.Execution.class).filter(e -> e.machine().endsWith("-connect"))
                .filter(e -> e.status().equals("SUCCEEDED")).toList()).singleElement().satisfies(e ->
                assertThat(e.detail()).contains("RoutesMissing", "PLACE by allowed-cidrs", "user/person: " + REASON));
    }

    @Test
    void whatAPersonRejectsIsToldWithTheReason() throws Exception {
        assertThat(run("reject", "--reason", REASON, "--profile", "hub")).as("%s", err).isZero();
        lab.time().runUntilIdle();
        assertThat(request().stateAsString()).isEqualTo("rejected");
        assertThat(lab.journal().of(Entry.Message.class).filter(m -> m.subject().contains("a person rejected")))
                .singleElement().satisfies(m -> assertThat(m.text()).contains("user/person: " + REASON));
    }

    @Test
    void theMessageThatAsksNamesTheCommand() {
        assertThat(lab.journal().of(Entry.Message.class).filter(m -> m.subject().contains("review a request")))
                .singleElement().satisfies(m -> assertThat(m.text())
                        .contains("./handshake approve " + id() + " --reason TEXT",
                                "accept-transit-gateway-vpc-attachment", "reject-transit-gateway-vpc-attachment"));
    }

    @Test
    void aStrangerAndASecondTimeAreToldWhy() throws Exception {
        assertThat(run("approve", "--reason", REASON, "--profile", "spoke")).isEqualTo(Handshake.FAILED);
        assertThat(err.toString()).contains(id() + " is not accepted: ", "use a profile of the account that owns");
        assertThat(tags()).doesNotContainKey("transit-handshake:reason");
        run("approve", "--reason", REASON, "--profile", "hub");
        assertThat(run("reject", "--reason", "second thoughts", "--profile", "hub")).isEqualTo(Handshake.FAILED);
        assertThat(err.toString()).contains("only a request in pendingAcceptance can be decided");
        assertThat(tags()).containsEntry("transit-handshake:reason", REASON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "approve tgw-123 --reason x | 'tgw-123' is no attachment; write its id",
        "approve tgw-attach-0123456789abcdef0 | Missing required option: '--reason=TEXT'",
        "reject tgw-attach-0123456789abcdef0 --reason _ | the reason has 0 characters; write 1 to 256"})
    void badInputGetsOneSentence(String line, String sentence) {
        String[] arguments = Stream.of(line.split(" ")).map(word -> word.replace('_', ' ')).toArray(String[]::new);
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments))
                .isEqualTo(Handshake.FAILED);
        assertThat(err.toString()).contains(sentence);
    }

    private int run(String command, String... options) throws Exception {
        try (LabServer server = new LabServer(lab, 0, 1)) {
            Thread serving = Thread.ofPlatform().start(server::run);
            List<String> arguments = Stream.concat(Stream.of(command, id(), "--region", Lab.REGION, "--endpoint",
                    "http://127.0.0.1:" + server.port()), Stream.of(options)).toList();
            int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true),
                    arguments.toArray(String[]::new));
            serving.interrupt();
            serving.join();
            return exit;
        }
    }

    private List<TransitGatewayVpcAttachment> requests() {
        return lab.ec2(Landscape.HUB).describeTransitGatewayVpcAttachments(r -> { }).transitGatewayVpcAttachments()
                .stream().filter(one -> one.vpcOwnerId().equals(Landscape.SPOKE)).toList();
    }

    private TransitGatewayVpcAttachment request() {
        return requests().getFirst();
    }

    private String id() {
        return request().transitGatewayAttachmentId();
    }

    private Map<String, String> tags() {
        return request().tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    }
}
