package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.PolicyFileHandshakeTest.NOBODY;
import static org.transithandshake.lab.handshake.PolicyFileHandshakeTest.POLICY;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Entry;

/** The deployed hub decides by a policy in AppConfig: checked before, watched while it bakes, and taken back. */
class PolicyProfileTest {
    private static final String FAULTY = POLICY.replace("effect: admit", "effect: admitt");

    @Test
    void untilAPolicyIsDeployedPeopleAreToldWhatToDoAndThenTheOfferGoesOn() {
        ProfileScene play = new ProfileScene().spoke(SPOKE, SPOKE_RANGE).hub(SPOKE).settle();
        assertThat(play.told("cannot be used")).hasSize(1).first().asString()
                .contains("no version of the policy has been deployed to AppConfig yet").contains("DeployPolicy");
        assertThat(rung(play)).isEmpty();

        play.deploy(POLICY).settle();
        assertThat(play.refused).isEmpty();
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.network().associated("segment:wide")).containsExactly(play.scene.vpcOf(SPOKE));
    }

    @Test
    void aVersionWithFaultsIsRefusedWhereItIsDeployedWithLineAndColumn() {
        ProfileScene play = ProfileScene.played(POLICY).deploy(FAULTY).settle();

        assertThat(play.refused).startsWith("BadRequestException: ").contains("7:").contains("admitt");
        assertThat(play.told("cannot be used")).hasSize(1);
        assertThat(play.network().associated("segment:wide")).containsExactly(play.scene.vpcOf(SPOKE));
    }

    @Test
    void aDeploymentDecidesAgainWhatIsPending() {
        ProfileScene play = ProfileScene.played(NOBODY);
        assertThat(play.network().pending()).hasSize(1);

        play.deploy(POLICY).settle();
        assertThat(play.scene.endings()).containsExactly("Connected");
    }

    @Test
    void whatIsWokenByADeploymentDecidesByItThoughItsFunctionsAreWarm() {
        ProfileScene play = ProfileScene.played(POLICY);
        play.deploy(NOBODY).settle();

        assertThat(play.network().associated("segment:wide")).isEmpty();
        assertThat(play.scene.endings()).containsExactly("Connected", "Refused");
    }

    @Test
    void aDeploymentThatIsStoppedIsTakenBackAndWhatItDecidedIsDecidedAgain() {
        ProfileScene play = ProfileScene.played(POLICY).deploy(NOBODY);
        play.spoke(OTHER_SPOKE, "10.3.0.0/16");
        play.scene.lab.time().runFor(Duration.ofMinutes(3));
        assertThat(play.network().pending()).hasSize(1);

        play.stop(2, false).settle();
        assertThat(play.state(2)).isEqualTo("ROLLED_BACK");
        assertThat(play.scene.endings()).containsExactly("Connected", "Connected");
    }

    @Test
    void aDeploymentThatIsRevertedLaterIsFoundByTheSweep() {
        ProfileScene play = ProfileScene.played(POLICY).deploy(NOBODY).settle();
        play.stop(2, true).settle().scene.sweep();

        assertThat(play.state(2)).isEqualTo("REVERTED");
        assertThat(play.network().associated("segment:wide")).containsExactly(play.scene.vpcOf(SPOKE));
    }

    /** The validator is what keeps it out, so here somebody took it off. */
    @Test
    void whatReachesAFunctionWithFaultsAllTheSameLeavesTheLastGoodOneInForceAndTheAlarmTakesItBack() {
        ProfileScene play = ProfileScene.played(POLICY);
        play.withoutValidators().deploy(FAULTY);
        play.spoke(OTHER_SPOKE, "10.3.0.0/16").settle();

        assertThat(play.refused).isEmpty();
        assertThat(play.state(2)).isEqualTo("ROLLED_BACK");
        assertThat(play.scene.endings()).containsExactly("Connected", "Connected");
        assertThat(rung(play)).hasSize(1);
    }

    /** Version 2 was taken back, so it is not the last good one, though it has no faults. */
    @Test
    void faultsThatNoAlarmTakesBackAreToldOnceAndTheLastGoodOneDecides() {
        ProfileScene play = ProfileScene.played(POLICY).deploy(NOBODY).stop(2, false).settle();
        play.withoutValidators().deploy(FAULTY).settle();
        play.spoke(OTHER_SPOKE, "10.3.0.0/16").settle();
        play.scene.sweep();

        assertThat(play.state(3)).isEqualTo("COMPLETE");
        assertThat(play.scene.endings()).containsExactly("Connected", "Connected");
        List<String> told = play.told("cannot be used");
        assertThat(told).hasSize(2).last().asString().contains("version 3 of the policy in AppConfig has faults: ")
                .contains("7:").contains("version 1 stays in force");
        assertThat(play.unusedRights()).as("rights that nobody needed; nobody observes here, and none ends otherwise")
                .allMatch(grant -> grant.role().matches(".*-(ObserveGateway|RecordEnd)Role-.*"));
    }

    /** AppConfig may see the alarm that an earlier version still rings, and take back its correction, too. */
    @Test
    void aCorrectionThatIsDeployedWhileTheAlarmStillRingsIsTakenBackAndASecondOneIsNot() {
        ProfileScene play = ProfileScene.played(POLICY).withoutValidators().deploy(FAULTY);
        play.scene.runUntil(entry -> entry instanceof Entry.Message message
                && message.subject().contains("PolicyInvalidAlarm"));
        play.deploy(POLICY + "# corrected\n").settle();
        assertThat(play.state(3)).isEqualTo("ROLLED_BACK");

        play.deploy(POLICY + "# corrected again\n").settle();
        assertThat(play.state(4)).isEqualTo("COMPLETE");
    }

    /** A token of AppConfig is good for a day; a warm function outlives it. */
    @Test
    void aSessionThatHasExpiredBeginsAnew() {
        ProfileScene play = ProfileScene.played(POLICY);
        play.scene.lab.time().runFor(Duration.ofHours(25));
        play.settle().spoke(OTHER_SPOKE, "10.3.0.0/16").settle();

        assertThat(play.scene.endings()).containsExactly("Connected", "Connected");
        assertThat(play.scene.calls().filter(call -> call.operation().equals("GetLatestConfiguration")
                && call.error().equals("BadRequestException"))).isNotEmpty();
    }

    /** What is received is paid for; what has not changed is asked for, and not received. */
    @Test
    void aWarmFunctionReceivesThePolicyOnce() {
        ProfileScene play = ProfileScene.played(POLICY);
        int connected = play.scene.now();
        play.scene.ring(SPOKE).settle();
        play.scene.ring(SPOKE).settle();

        assertThat(play.scene.calls(connected).filter(call -> call.service().equals("appconfig"))
                .map(Entry.ApiCall::operation)).hasSize(2).containsOnly("GetLatestConfiguration");
    }

    /** So what the tests see is what AWS documents, as far as it does. */
    @Test
    void theEventsHaveTheMembersOfTheShippedFiles() throws IOException {
        ProfileScene play = ProfileScene.played(POLICY).deploy(NOBODY).stop(2, false).settle();
        List<Entry.Event> events = play.scene.lab.journal().of(Entry.Event.class)
                .filter(event -> event.source().equals("aws.appconfig")).toList();

        assertThat(events).extracting(Entry.Event::detailType).containsExactly("On Deployment Start",
                "On Deployment Complete", "On Deployment Start", "On Deployment Rollback");
        String file = Files.readString(Path.of("..", "events", "policy-taken-back.json"));
        assertThat(members(Scene.json(events.getLast().json()), "")).isEqualTo(members(Scene.json(file), ""));
    }

    private static Set<String> members(JsonNode json, String path) {
        Set<String> all = new TreeSet<>(Set.of(path));
        json.properties().forEach(member -> all.addAll(members(member.getValue(), path + "/" + member.getKey())));
        return all;
    }

    private static List<String> rung(ProfileScene play) {
        return play.scene.alarms().stream().map(Entry.Message::subject)
                .filter(subject -> subject.contains("PolicyInvalidAlarm")).toList();
    }
}
