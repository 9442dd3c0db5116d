package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;
import static org.transithandshake.lab.handshake.Scene.STRANGER;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults;
import org.transithandshake.lab.demo.Landscape;

/** The deployed spoke decides by a policy in AppConfig: checked before, watched while it bakes, and taken back. */
class SpokeProfileTest {
    private static final String POLICY = """
            version: 1
            invitations:
              - id: our-hub
                effect: accept
                when: {senders: ["222222222222"]}
              - id: known-stranger
                effect: reject
                when: {senders: ["444444444444"]}
            routes:
              destinations: [10.2.0.0/16]
            """;
    private static final String PEOPLE_FIRST = POLICY.replace("effect: accept", "effect: review");
    private static final String WIDER = POLICY.replace("[10.2.0.0/16]", "[10.2.0.0/16, 10.64.0.0/10]");
    private static final String FAULTY = POLICY.replace("effect: accept", "effect: acceptt");

    private final SpokePolicyScene spoke = new SpokePolicyScene(1);
    private final ProfileScene play = new ProfileScene(spoke.scene, SPOKE);

    /** The spoke's stack with a policy in AppConfig, and nothing deployed yet. */
    private void stack(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("PolicyStore", "AppConfig", "Destinations", ""));
        parameters.putAll(more);
        play.scene.spoke(SPOKE, SPOKE_RANGE, parameters).settle();
    }

    /** With this file deployed to the end of its bake, and then the hub. */
    private ProfileScene played(String file) {
        stack(Map.of());
        play.deploy(file).settle();
        spoke.hub();
        return play;
    }

    @Test
    void untilAPolicyIsDeployedNothingIsAcceptedAndPeopleAreToldOnceAndThenTheVpcIsConnected() {
        stack(Map.of());
        spoke.hub();
        play.scene.sweep();

        assertThat(spoke.invitationsOf(HUB)).containsExactly("PENDING");
        assertThat(play.told("cannot be used")).singleElement().asString()
                .contains("no version of the policy has been deployed to AppConfig yet", "DeployPolicy");
        assertThat(play.scene.alarms()).isEmpty();

        play.deploy(POLICY).settle();
        assertThat(play.refused).isEmpty();
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(spoke.invitationsOf(HUB)).containsExactly("ACCEPTED");
        assertThat(spoke.routes()).containsExactly("10.2.0.0/16");
    }

    @Test
    void untilAPolicyIsDeployedNoRouteIsWrittenOrRemovedAndThenWhatItDoesNotWantGoes() {
        Map<String, String> wide = Map.of("Destinations", "10.2.0.0/16,10.64.0.0/10,10.128.0.0/9");
        play.scene.spoke(SPOKE, SPOKE_RANGE, wide).settle();
        spoke.hub();
        stack(wide);
        String table = spoke.ec2().describeRouteTables().routeTables().stream().filter(one -> one.routes().stream()
                .anyMatch(route -> "10.128.0.0/9".equals(route.destinationCidrBlock()))).findFirst().orElseThrow()
                .routeTableId();
        spoke.ec2().deleteRoute(r -> r.routeTableId(table).destinationCidrBlock("10.128.0.0/9"));
        play.scene.sweep();
        assertThat(spoke.routes()).containsExactlyInAnyOrder("10.2.0.0/16", "10.64.0.0/10");

        play.deploy(POLICY).settle();
        assertThat(spoke.routes()).containsExactly("10.2.0.0/16");
    }

    @Test
    void aVersionWithFaultsIsRefusedWhereItIsDeployedWithLineAndColumn() {
        played(POLICY).deploy(FAULTY).settle();

        assertThat(play.refused).startsWith("BadRequestException: ").contains("4:").contains("acceptt");
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.told("cannot be used")).isEmpty();
    }

    @Test
    void aDeploymentDecidesAgainWhatIsPending() {
        played(PEOPLE_FIRST);
        assertThat(spoke.invitationsOf(HUB)).containsExactly("PENDING");

        play.deploy(POLICY).settle();
        assertThat(play.scene.endings()).containsExactly("Connected");
    }

    /** Told by the queue's alarm; what was not handed over, the next sweep finds. */
    @Test
    void anEndOfADeploymentThatIsNotHandedOverIsKeptAndTold() {
        played(PEOPLE_FIRST);
        play.scene.lab.faults().deliveries(delivery -> delivery.account().equals(SPOKE)
                && delivery.rule().contains("PolicyDeployed"), 1, Integer.MAX_VALUE,
                new Faults.Fault.Refused(new AwsError(403, "AccessDenied", "not you")));
        play.deploy(POLICY).settle();
        assertThat(play.scene.alarms()).singleElement()
                .satisfies(alarm -> assertThat(alarm.subject()).contains("UndeliveredAlarm"));

        play.scene.sweep();
        assertThat(play.scene.endings()).containsExactly("Connected");
    }

    @Test
    void aDeploymentThatIsStoppedIsTakenBackAndWhatItLeftToPeopleIsDecidedAgain() {
        stack(Map.of());
        play.deploy(POLICY).settle().deploy(PEOPLE_FIRST);
        play.scene.hub(SPOKE).runUntil(entry -> entry instanceof Entry.Message message
                && message.subject().contains("review an invitation"));

        play.stop(2, false).settle();
        assertThat(play.state(2)).isEqualTo("ROLLED_BACK");
        assertThat(play.scene.endings()).containsExactly("Connected");
    }

    /** A bake is minutes in which it decides: whatever a version that was taken back had written is known as ours. */
    @Test
    void aRouteThatAVersionHadWrittenGoesWithTheNextAlsoOfOneThatWasTakenBack() {
        played(POLICY).deploy(WIDER);
        play.scene.sweep();
        assertThat(spoke.routes()).containsExactlyInAnyOrder("10.2.0.0/16", "10.64.0.0/10");

        play.stop(2, true).settle().scene.sweep();
        assertThat(play.state(2)).isEqualTo("REVERTED");
        assertThat(spoke.routes()).containsExactly("10.2.0.0/16");
    }

    /** The validator is what keeps it out, so here somebody took it off. */
    @Test
    void whatReachesAFunctionWithFaultsAllTheSameLeavesTheLastGoodOneInForceAndTheAlarmTakesItBack() {
        stack(Map.of());
        play.deploy(POLICY).settle().withoutValidators().deploy(FAULTY);
        spoke.hub();

        assertThat(play.refused).isEmpty();
        assertThat(play.state(2)).isEqualTo("ROLLED_BACK");
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.scene.alarms()).singleElement()
                .satisfies(alarm -> assertThat(alarm.subject()).contains("PolicyInvalidAlarm"));
    }

    /** Nobody reads it while it bakes: the first sweep is over, and the hub offers nothing yet. */
    @Test
    void faultsThatNoAlarmTakesBackAreToldOnceAndTheLastGoodOneDecides() {
        stack(Map.of("OnDelete", "disconnect"));
        play.deploy(POLICY).scene.lab.time().runFor(Duration.ofMinutes(30));
        play.withoutValidators().deploy(FAULTY).settle();
        spoke.hub().offer(STRANGER, "free beer");
        play.scene.sweep();

        assertThat(play.state(2)).isEqualTo("COMPLETE");
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(spoke.invitationsOf(STRANGER)).containsExactly("REJECTED");
        assertThat(play.told("cannot be used")).singleElement().asString()
                .contains("version 2 of the policy in AppConfig has faults: ", "4:", "version 1 stays in force");

        play.scene.lab.delete(SPOKE, Landscape.STACK);
        play.settle();
        assertThat(spoke.routes()).isEmpty();
        assertThat(play.unusedRights()).isEmpty();
    }

    @Test
    void leavingRemovesWhatEveryVersionWantedAndLeavesTheVersionsBehind() {
        stack(Map.of("OnDelete", "disconnect"));
        play.deploy(WIDER).settle();
        spoke.hub();
        play.deploy(POLICY);
        play.scene.lab.delete(SPOKE, Landscape.STACK);
        play.settle();

        assertThat(spoke.routes()).isEmpty();
        assertThat(play.profile()).isNotEmpty();
    }

    @Test
    void aSweepAsksForTheDeployedVersionAndForThoseBefore() {
        played(PEOPLE_FIRST).deploy(POLICY).settle();
        play.scene.sweep();
        int before = play.scene.now();
        play.scene.sweep();

        List<String> calls = play.scene.calls(before).filter(call -> call.service().equals("appconfig"))
                .map(Entry.ApiCall::operation).toList();
        assertThat(calls).containsExactlyInAnyOrder("GetLatestConfiguration", "ListDeployments",
                "GetHostedConfigurationVersion", "GetHostedConfigurationVersion");
    }
}
