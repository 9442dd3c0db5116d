package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;

/** What CloudWatch counts, from the lines that the functions print. */
class MetricsTest {
    @Test
    void aConnectionIsCountedOnceWithTheSecondsThatItTook() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        assertThat(told(scene)).containsExactly("ConnectionsMade=1.0 Count", "SecondsToConnect=109.1 Seconds");
    }

    @Test
    void everyCopyOfEveryEventMakesNoSecond() {
        Scene scene = Scene.played(LabSetup.loud(), Scene.SPOKE_RANGE);
        assertThat(told(scene)).hasSize(2).contains("ConnectionsMade=1.0 Count");
    }

    @Test
    void aRefusalIsCountedOnce() {
        assertThat(told(Scene.played(LabSetup.loud(), "172.20.0.0/16")))
                .containsExactly("ConnectionsRefused=1.0 Count");
    }

    /** The hub side is kept, but it is no connection. */
    @Test
    void missingRoutesAreAFailureAndTheConnectionIsCountedWhenTheyAreMended() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of("Routes", "report")).settle().hub(Scene.SPOKE).settle();
        assertThat(told(scene)).containsExactly("ConnectionsFailed=1.0 Count");
        scene.spokeOf(Scene.SPOKE, scene.vpcOf(Scene.SPOKE), Map.of()).settle();
        assertThat(told(scene)).contains("ConnectionsMade=1.0 Count").hasSize(3);
    }

    /** Asked by every copy at once, and answered a day later by somebody who adds the account to the policy. */
    @Test
    void aReviewIsCountedOnceAndTheWaitForPeopleIsNoTimeToConnect() {
        Scene scene = reviewed();
        scene.lab.time().runFor(Duration.ofDays(1));
        scene.hub("555555555555", Scene.SPOKE).settle();
        assertThat(told(scene)).hasSize(4).contains("ConnectionsMade=1.0 Count");
        assertThat(value(scene, "SecondsWaitedForPeople")).isBetween(86_400.0, 86_800.0);
        assertThat(value(scene, "SecondsToConnect")).isBetween(60.0, 400.0);
    }

    /** The account may not report to the hub's bus, so its routes are unknown; it was waited for all the same. */
    @Test
    void thePersonMayAcceptTheRequestInstead() {
        Scene scene = reviewed();
        scene.lab.time().runFor(Duration.ofDays(1));
        scene.lab.ec2(Scene.HUB).acceptTransitGatewayVpcAttachment(r ->
                r.transitGatewayAttachmentId(scene.network().attachmentIdOf(Scene.SPOKE)));
        scene.hub(Map.of("Airlocks", "2"), "555555555555").settle();
        assertThat(told(scene)).hasSize(3).contains("ConnectionsFailed=1.0 Count");
        assertThat(value(scene, "SecondsWaitedForPeople")).isBetween(86_400.0, 86_800.0);
    }

    private static Scene reviewed() {
        Scene scene = new Scene(LabSetup.loud());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle().hub(Scene.SPOKE)
                .runUntil(entry -> entry instanceof Entry.ApiCall call && call.caller().account().equals(Scene.SPOKE)
                        && call.operation().equals("CreateTransitGatewayVpcAttachment"));
        scene.hub("555555555555").settle();
        assertThat(told(scene)).containsExactly("ConnectionsUnderReview=1.0 Count");
        return scene;
    }

    @Test
    void anAttemptThatFailsIsCountedOnceWhateverItsMachineTriesAgain() {
        Trial trial = Trial.withSpoke(LabSetup.quiet())
                .invocations("EnterAirlock", 1, 4, Trial.throttledByLambda())
                .invocations("RecordEnd", 1, 2, new Fault.Died(true)).start().settle();
        assertThat(trial.endings("connect")).containsExactly("FAILED");
        assertThat(told(trial.scene)).containsExactly("ConnectionsFailed=1.0 Count");
    }

    /** CloudWatch bills each combination of name and dimensions. */
    @Test
    void noIdIsADimension() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        assertThat(scene.lab.journal().of(Entry.Metric.class)).isNotEmpty().allSatisfy(metric -> {
            assertThat(metric.namespace()).isEqualTo("TransitHandshake");
            assertThat(metric.dimensions()).isEqualTo(Map.of("Service", "transit-handshake", "Segment", "main"));
            assertThat(metric.facts()).containsEntry("account", Scene.SPOKE).containsEntry("end", "Connected")
                    .containsEntry("attachmentId", scene.network().attachmentIdOf(Scene.SPOKE));
        });
    }

    @Test
    void nothingOfItReachesTheTerminal() {
        PrintStream terminal = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(told(Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE))).hasSize(2);
            System.out.println("and this does");
        } finally {
            System.setOut(terminal);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("and this does");
    }

    private static double value(Scene scene, String name) {
        return scene.lab.journal().of(Entry.Metric.class).filter(metric -> metric.name().equals(name))
                .mapToDouble(Entry.Metric::value).sum();
    }

    static List<String> told(Scene scene) {
        return scene.lab.journal().of(Entry.Metric.class)
                .map(metric -> metric.name() + "=" + metric.value() + " " + metric.unit()).sorted().toList();
    }
}
