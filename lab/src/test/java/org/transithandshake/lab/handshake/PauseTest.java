package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** {@code Paused=true} stops what starts work, and {@code false} catches up with what was missed. */
class PauseTest {
    private static final Map<String, String> PAUSED = Map.of("Paused", "true");
    private static final Map<String, String> RUNNING = Map.of("Paused", "false");

    private final Scene scene = new Scene(LabSetup.loud());

    @Test
    void aPausedHubDoesNothingAndCatchesUpByItsOffer() {
        scene.hub(PAUSED, SPOKE).settle();
        assertThat(work()).isZero();
        scene.hub(RUNNING, SPOKE).settle();
        scene.hub(PAUSED, SPOKE).settle();
        long before = work();
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        assertThat(scene.network().attachmentOf(SPOKE).stateAsString()).isEqualTo("pendingAcceptance");
        assertThat(hubWork()).isEqualTo(before);
        scene.hub(RUNNING, SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
    }

    @Test
    void aPausedSpokeDoesNothingAndCatchesUpByItsJoin() {
        scene.spoke(SPOKE, SPOKE_RANGE, PAUSED).settle();
        scene.hub(SPOKE).settle();
        assertThat(scene.calls().filter(call -> call.caller().account().equals(SPOKE))).isEmpty();
        scene.spokeOf(SPOKE, scene.vpcOf(SPOKE), RUNNING).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.network().routes(SPOKE)).containsExactly(Scene.HUB_RANGE);
    }

    /** What runs comes to its end: it still hears the spoke's report, and would be tidied up if it were stopped. */
    @Test
    void whatRunsWhenTheHubIsPausedComesToItsEnd() {
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        scene.hub(SPOKE).runUntil(entry -> entry instanceof Entry.Transition entered
                && entered.state().equals("ReadAirlock"));
        scene.hub(PAUSED, SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aConnectionThatThePausedSpokeDidNotRouteIsFinishedAfterwards() {
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        scene.hub(SPOKE).runUntil(entry -> entry instanceof Entry.Transition entered
                && entered.state().equals("ReadAirlock"));
        scene.spokeOf(SPOKE, scene.vpcOf(SPOKE), PAUSED).settle();
        assertThat(scene.endings()).containsExactly("RoutesMissing");
        scene.spokeOf(SPOKE, scene.vpcOf(SPOKE), RUNNING).settle();
        assertThat(scene.endings()).containsExactly("RoutesMissing", "Connected");
    }

    /** What is left on ends what runs and tells of it; it begins nothing. */
    @Test
    void onlyTheRulesThatEndAndTellStayEnabled() {
        scene.spoke(SPOKE, SPOKE_RANGE, PAUSED).hub(PAUSED, SPOKE);
        assertThat(enabled(HUB)).containsExactlyInAnyOrder("AnswerRoutesReported", "AttemptCut", "ExecutionFailed");
        assertThat(enabled(SPOKE)).isEmpty();
    }

    private List<String> enabled(String account) {
        return Stream.of("default", "transit-handshake").flatMap(bus -> ((ListRulesResponse) scene.lab.api().call(
                        Caller.person(account, Lab.REGION), "events", "ListRules",
                        ListRulesRequest.builder().eventBusName(bus).build())).rules().stream())
                .filter(rule -> rule.state() == RuleState.ENABLED)
                .map(Rule::name)
                .map(name -> name.substring("transit-handshake-".length(), name.lastIndexOf('-'))).toList();
    }

    private long work() {
        return scene.calls().count();
    }

    private long hubWork() {
        return scene.calls().filter(call -> call.caller().account().equals(HUB)).count();
    }
}
