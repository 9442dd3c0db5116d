package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;

/** Functions that rules trigger, and machines that somebody stops: no state catches what happens to them. */
class InterruptionsTest {
    private static final Map<String, String> ACCOUNTS = Map.of(
            "AcceptInvitation", Scene.SPOKE, "AdmitRequest", Scene.HUB, "FixRoutes", Scene.SPOKE);

    static Stream<Arguments> functionsAndFaults() {
        return ACCOUNTS.keySet().stream().sorted().flatMap(function -> Stream.of(
                        new Fault.Died(false), new Fault.Died(true), new Fault.Silent(true), Trial.throttledByLambda())
                .map(fault -> Arguments.of(function, fault)));
    }

    @ParameterizedTest
    @MethodSource("functionsAndFaults")
    void aFunctionThatFailsOnceIsTriedAgainAndNobodyIsBothered(String function, Fault fault) {
        Trial trial = Trial.withSpoke(ThisRun.setup()).invocations(function, 1, 1, fault).start().settle();
        assertThat(trial.allStruck()).isTrue();
        assertConnected(trial);
        assertThat(trial.told()).isEmpty();
    }

    /** Lambda drops an event after two retries; what is left undone would never be heard of. */
    @ParameterizedTest
    @ValueSource(strings = {"AcceptInvitation", "AdmitRequest"})
    void aFunctionThatFailsForGoodIsToldOnceAndANewOfferFinishesItsWork(String function) {
        Trial trial = Trial.withSpoke(ThisRun.setup())
                .invocations(function, 1, 3, new Fault.Died(false)).start().settle();
        assertThat(trial.scene.alarms()).as("a copy of the event does the work").hasSize(ThisRun.expects(1, 0))
                .allSatisfy(alarm -> {
                    assertThat(alarm.account()).isEqualTo(ACCOUNTS.get(function));
                    assertThat(alarm.subject()).contains("GivenUpAlarm");
                });
        assertConnected(trial.offerAgain());
    }

    /** Between the acceptance and the start of connect; the doorbell's next copy finds it accepted. */
    @Test
    void aRequestThatWasAcceptedButNeverConnectedIsConnectedByTheNextDoorbell() {
        Trial trial = Trial.withSpoke(ThisRun.setup())
                .calls("-AdmitRequest-", "StartExecution", 1, Trial.ALWAYS, new Fault.Died(false)).start().settle();
        assertThat(trial.endings("connect")).isEmpty();
        assertThat(trial.scene.alarms()).hasSize(1);
        assertConnected(trial.lift().wakeUp());
    }

    @Test
    void aFailedConnectionIsFinishedByANewOfferToo() {
        Trial trial = Trial.withSpoke(ThisRun.setup())
                .invocations("PlaceAttachment", 1, 4, Trial.throttledByLambda()).start().settle();
        assertThat(trial.endings("connect")).containsExactly("FAILED");
        assertConnected(trial.offerAgain());
    }

    /** A person stops the execution while its attachment is in the airlock, or placed but not proven. */
    @ParameterizedTest
    @ValueSource(strings = {"ReadAirlock", "PlaceAttachment", "VerifyPlacement"})
    void anAttemptThatIsStoppedLeavesTheAirlockAndItsPlace(String state) {
        Trial trial = Trial.withSpoke(ThisRun.setup()).start();
        trial.scene.runUntil(entry -> entry instanceof Entry.Transition entered && entered.state().equals(state));
        trial.scene.lab.sfn(Scene.HUB).stopExecution(r -> r.executionArn(execution(trial)));
        trial.settle();
        Network network = trial.scene.network();
        assertThat(network.propagating(Network.AIRLOCK)).isEmpty();
        assertThat(network.propagating(Network.SEGMENT)).containsExactly(trial.scene.vpcOf(Scene.HUB));
        assertThat(network.associated(Network.SEGMENT)).containsExactly(trial.scene.vpcOf(Scene.HUB));
        assertThat(trial.told()).as("of the status change, which may come twice")
                .isEqualTo(Map.of(Scene.HUB, ThisRun.expects(1L, 2L)));
        assertConnected(trial.wakeUp());
    }

    /** A review that was told is noted after that; dying in between, the function says it again rather than never. */
    @Test
    void aReviewIsToldEvenIfTheFunctionDiesOverIt() {
        Trial trial = new Trial(ThisRun.setup().with(LabSetup.loud().switches()))
                .calls("-AdmitRequest-", "CreateTags", 1, 1, new Fault.Died(false));
        trial.scene.hub(Scene.SPOKE).settle();
        Strangers.request(trial.scene);
        trial.settle();
        assertThat(trial.allStruck()).isTrue();
        assertThat(trial.scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("stays pendingAcceptance"));
        assertThat(trial.scene.network().note(Scene.STRANGER, "status")).isEqualTo("UnderReview");
    }

    private static String execution(Trial trial) {
        return "arn:aws:states:" + Lab.REGION + ":" + Scene.HUB + ":execution:transit-handshake-connect:"
                + trial.scene.network().attachmentIdOf(Scene.SPOKE) + "-0";
    }

    private static void assertConnected(Trial trial) {
        Network network = trial.scene.network();
        assertThat(trial.endings("connect")).endsWith("Connected");
        assertThat(network.associated(Network.SEGMENT)).hasSize(2);
        assertThat(network.propagating(Network.AIRLOCK)).isEmpty();
        assertThat(network.routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE);
        assertThat(network.routes(Scene.HUB)).containsExactly(Scene.SPOKE_RANGE);
    }
}
