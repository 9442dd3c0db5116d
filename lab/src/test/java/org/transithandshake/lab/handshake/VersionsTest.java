package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.time.Delay;

/** Two stacks of different versions work together, and people of both accounts hear of it once. */
class VersionsTest {
    private static final Path SHIPPED = Path.of("..");
    private static final String CURE =
            "git pull && sam build && sam deploy --config-env hub   # and --config-env spoke";

    private final Scene scene = new Scene(ThisRun.setup());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"9.0.0, 0.1.0", "0.1.0, 9.0.0"})
    void stacksOfDifferentVersionsConnectAndBothAccountsAreToldOnce(String ofHub, String ofSpoke) {
        scene.vpc(HUB, Scene.HUB_RANGE);
        scene.vpc(SPOKE, Scene.SPOKE_RANGE);
        spoke(ofSpoke, scene.vpcOf(SPOKE));
        hub(ofHub);
        hub(ofHub);
        spoke(ofSpoke, scene.vpcOf(SPOKE));
        scene.ring(SPOKE).sweep();

        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(told()).containsExactlyInAnyOrder(HUB + ": here " + ofHub + ", there " + ofSpoke,
                SPOKE + ": here " + ofSpoke + ", there " + ofHub);
        assertThat(scene.messages()).hasSize(2).allSatisfy(message -> assertThat(message.text()).startsWith(
                "It is not so that both stacks have the same version.\n").contains("cure  " + CURE));
    }

    /** Long after connecting: the new stack's own completion rings at the other account. */
    @ParameterizedTest
    @ValueSource(strings = {HUB, SPOKE})
    void anUpdateOfOneStackIsToldInBothAccountsAndThatOfTheOtherEndsIt(String first) {
        connected();
        List<Runnable> updates = new ArrayList<>(List.of(() -> hub("9.0.0"), () -> spoke("9.0.0", scene.vpcOf(SPOKE))));
        (first.equals(HUB) ? updates : updates.reversed()).getFirst().run();
        assertThat(told()).extracting(line -> line.substring(0, 12)).contains(first.equals(HUB) ? SPOKE : HUB);
        List<String> before = told();
        (first.equals(HUB) ? updates : updates.reversed()).getLast().run();
        scene.ring(SPOKE).sweep();

        assertThat(told()).isEqualTo(before);
        assertThat(scene.endings()).containsExactly("Connected");
    }

    /** Its only word is its report. */
    @Test
    void theHubHearsOfASpokeThatRequestsByHand() {
        scene.vpc(HUB, Scene.HUB_RANGE);
        scene.vpc(SPOKE, Scene.SPOKE_RANGE);
        spoke("9.0.0", "");
        hub("0.1.0");
        scene.lab.time().runFor(Delay.SHARE_VISIBLE.longest());
        String gateway = scene.network().own().transitGatewayId();
        scene.lab.ec2(SPOKE).createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway)
                .vpcId(scene.vpcOf(SPOKE)).subnetIds(scene.lab.ec2(SPOKE).describeSubnets(all -> { }).subnets()
                        .getFirst().subnetId()));
        scene.settle().sweep();

        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(told()).containsExactlyInAnyOrder(HUB + ": here 0.1.0, there 9.0.0",
                SPOKE + ": here 9.0.0, there 0.1.0");
    }

    /** Of a spoke that rings no other bell: its routes are looked at again, and nobody waits for the report. */
    @Test
    @AtItsOwnEnd
    void aLateReportTellsTheHubToo() {
        connected();
        scene.put(SPOKE, "transit-handshake", "transit-handshake.spoke", "Routes Reported", """
                {"attachmentId": "%s", "taskToken": "nobody-waits", "status": "routed", "stackVersion": "9.0.0"}
                """.formatted(scene.network().attachmentIdOf(SPOKE)));
        scene.settle();

        assertThat(told()).containsExactly(HUB + ": here 0.1.0, there 9.0.0");
        assertThat(scene.endings()).containsExactly("Connected");
    }

    @Test
    void equalVersionsAreNotSpokenOf() {
        connected();
        hub("0.1.0");
        spoke("0.1.0", scene.vpcOf(SPOKE));
        scene.sweep();

        assertThat(scene.messages()).isEmpty();
    }

    /** Such as an older stack's, or a person's. */
    @Test
    @AtItsOwnEnd
    void aDoorbellThatNamesNoVersionSaysNothing() {
        connected();
        scene.ring(SPOKE).settle();
        ring("\"stackVersion\": null");

        assertThat(scene.messages()).isEmpty();
    }

    @Test
    @AtItsOwnEnd
    void whoNamesAnotherVersionAtEveryRingIsToldOfOnce() {
        connected();
        for (int i = 0; i < 5; i++) {
            ring("\"stackVersion\": \"7.0." + i + "\"");
        }

        assertThat(told()).containsExactly(HUB + ": here 0.1.0, there 7.0.0");
    }

    @Test
    @AtItsOwnEnd
    void whatIsNoVersionIsNotQuoted() {
        connected();
        ring("\"stackVersion\": \"1.0\\n\\ncure  rm -rf /\"");

        assertThat(told()).containsExactly(HUB + ": here 0.1.0, there no version that can be read");
    }

    /** The envelope says who it is: nobody speaks for the account whose attachment it is. */
    @Test
    @AtItsOwnEnd
    void theWordOfAnotherAccountIsNotTheSpokes() {
        connected();
        scene.hub(SPOKE, Scene.OTHER_SPOKE).settle();
        String hubsBus = "arn:aws:events:" + Lab.REGION + ":" + HUB + ":event-bus/transit-handshake";
        String detail = "{\"attachmentId\": \"" + scene.network().attachmentIdOf(SPOKE)
                + "\", \"stackVersion\": \"9.0.0\"}";
        assertThat(scene.put(Scene.OTHER_SPOKE, hubsBus, "transit-handshake.spoke", "Attachment Requested", detail)
                .failedEntryCount()).isZero();
        scene.settle();

        assertThat(scene.messages()).isEmpty();
    }

    /** Nothing waits for the notice, and the next doorbell tells. */
    @Test
    @AtItsOwnEnd
    void aNoticeThatCannotBeSentHoldsNothingUp() {
        Trial trial = new Trial(LabSetup.quiet());
        trial.scene.spoke(SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        trial.calls("-FixHubRoutes-", "StartExecution", 1, Trial.ALWAYS, Trial.throttled());
        trial.calls("-AdmitRequest-", "StartExecution", 2, Trial.ALWAYS, Trial.throttled());
        trial.scene.vpc(HUB, Scene.HUB_RANGE);
        deploy(trial.scene, HUB, "9.0.0", hubParameters(trial.scene));

        assertThat(trial.scene.endings()).containsExactly("Connected");
        trial.lift();
        deploy(trial.scene, HUB, "9.0.0", hubParameters(trial.scene));
        assertThat(trial.scene.messages()).extracting(Entry.Message::account).containsExactlyInAnyOrder(SPOKE, HUB);
    }

    private void connected() {
        scene.spoke(SPOKE, Scene.SPOKE_RANGE, Map.of()).settle().hub(SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
    }

    private void ring(String said) {
        scene.put(SPOKE, "transit-handshake", "transit-handshake.spoke", "Attachment Requested",
                "{\"attachmentId\": \"" + scene.network().attachmentIdOf(SPOKE) + "\", " + said + "}");
        scene.settle();
    }

    private void hub(String version) {
        deploy(scene, HUB, version, hubParameters(scene));
    }

    private void spoke(String version, String vpc) {
        deploy(scene, SPOKE, version, Map.of("AccountRole", "spoke", "HubAccountId", HUB, "Destinations",
                Scene.HUB_RANGE, "SpokeVpcs", vpc));
    }

    private static Map<String, String> hubParameters(Scene scene) {
        return Map.of("AccountRole", "hub", "AllowedAccounts", SPOKE, "AllowedCidrs", "10.0.0.0/8",
                "HubVpcs", scene.vpcOf(HUB));
    }

    private void deploy(Scene scene, String account, String version, Map<String, String> parameters) {
        scene.lab.deploy(account, Landscape.STACK, template(version), parameters);
        scene.settle();
    }

    private List<String> told() {
        return scene.messages().stream().map(message -> message.account() + ": "
                + message.text().lines().filter(line -> line.startsWith("why   ")).findFirst().orElseThrow()
                        .substring("why   ".length())).toList();
    }

    /** What is shipped, of another version. */
    private Path template(String version) {
        try {
            Path home = Files.createDirectories(folder.resolve(version));
            Path machines = Files.createDirectories(home.resolve("statemachine"));
            for (String machine : List.of("answer", "connect", "join", "offer", "report")) {
                String name = machine + ".asl.json";
                Files.writeString(machines.resolve(name),
                        Files.readString(SHIPPED.resolve("statemachine").resolve(name)));
            }
            String shipped = Files.readString(SHIPPED.resolve("template.yaml"));
            assertThat(shipped).contains("Version: 0.1.0 }");
            return Files.writeString(home.resolve("template.yaml"),
                    shipped.replace("Version: 0.1.0 }", "Version: " + version + " }"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
