package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;

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

    private long work() {
        return scene.calls().count();
    }

    private long hubWork() {
        return scene.calls().filter(call -> call.caller().account().equals(HUB)).count();
    }
}
