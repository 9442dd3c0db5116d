package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;

/** EventBridge delivers at least once and in no order, and so does whoever replays an archive. */
@AtItsOwnEnd
class RepeatedEventsTest {
    @Test
    void everyEventTwiceEndsAsEveryEventOnce() {
        Scene once = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        Scene twice = Scene.played(LabSetup.loud(), Scene.SPOKE_RANGE);
        assertThat(state(twice)).isEqualTo(state(once));
        assertThat(twice.endings()).containsExactly("Connected");
        assertThat(twice.messages()).isEmpty();
    }

    /** At the loud end a history has six times as many events, so one order of them has to do. */
    private static LabSetup setup(long seed) {
        return seed == 0 ? LabSetup.loud() : LabSetup.quiet().with(Switches.copies());
    }

    static LongStream orders() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void afterTheEndEveryEventAgainInAnyOrderChangesNothing(long seed) {
        Scene scene = Scene.played(setup(seed), Scene.SPOKE_RANGE);
        String before = state(scene);
        int end = scene.now();
        Replay.of(scene).shuffled(seed);
        assertThat(scene.calls(end)).as("the events had readers").hasSizeGreaterThan(10);
        assertThat(scene.changes(end)).isEmpty();
        assertThat(scene.messages()).isEmpty();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(state(scene)).isEqualTo(before);
        assertThat(scene.lab.journal().entries().stream().skip(end).filter(Entry.Invocation.class::isInstance)
                .map(Entry.Invocation.class::cast).map(Entry.Invocation::error)).containsOnly("");
    }

    /** A refusal that was told is known: the same events lead to no second attempt. */
    @ParameterizedTest
    @MethodSource("orders")
    void afterARefusalEveryEventAgainInAnyOrderChangesNothing(long seed) {
        Scene scene = Scene.played(setup(seed), "172.20.0.0/16");
        int end = scene.now();
        Replay.of(scene).shuffled(seed);
        assertThat(scene.changes(end)).isEmpty();
        assertThat(scene.messages()).hasSize(1);
        assertThat(scene.endings()).containsExactly("Refused");
    }

    /** What stands in the network, without ids. */
    private static String state(Scene scene) {
        Network network = scene.network();
        return "hub routes " + network.routes(Scene.HUB) + ", spoke routes " + network.routes(Scene.SPOKE)
                + ", segment " + network.shown(Network.SEGMENT) + " of "
                + network.propagating(Network.SEGMENT).size() + ", associated "
                + network.associated(Network.SEGMENT).size() + ", in the airlock "
                + network.propagating(Network.AIRLOCK).size() + ", spoke's attachment "
                + network.attachmentOf(Scene.SPOKE).stateAsString();
    }
}
