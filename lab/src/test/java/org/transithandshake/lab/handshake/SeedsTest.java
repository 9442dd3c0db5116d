package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.demo.Elapsed;

/** AWS takes its time, and never the same: every seed draws another. */
class SeedsTest {
    @Test
    void theSameSeedGivesTheSameHistory() {
        Scene first = Scene.played(LabSetup.loud().drawn().seed(7), Scene.SPOKE_RANGE);
        Scene second = Scene.played(LabSetup.loud().drawn().seed(7), Scene.SPOKE_RANGE);
        assertThat(first.lab.journal().entries()).hasSizeGreaterThan(200).isEqualTo(second.lab.journal().entries());
    }

    @Test
    void anotherSeedGivesAnotherHistory() {
        Scene first = Scene.played(LabSetup.quiet().drawn().seed(7), Scene.SPOKE_RANGE);
        Scene second = Scene.played(LabSetup.quiet().drawn().seed(8), Scene.SPOKE_RANGE);
        assertThat(first.lab.journal().entries()).isNotEqualTo(second.lab.journal().entries());
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheDelaysBothSidesAreRouted(long seed) {
        assertConnected(Scene.played(LabSetup.quiet().drawn().seed(seed), Scene.SPOKE_RANGE));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheDelaysAndCopiesOfEventsBothSidesAreRouted(long seed) {
        assertConnected(Scene.played(LabSetup.loud().drawn().seed(seed), Scene.SPOKE_RANGE));
    }

    private static void assertConnected(Scene scene) {
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.network().routes(Scene.HUB)).containsExactly(Scene.SPOKE_RANGE);
        assertThat(scene.network().routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE);
        assertThat(scene.network().propagating(Network.AIRLOCK)).isEmpty();
        assertThat(scene.messages()).isEmpty();
        assertThat(Elapsed.of(scene.lab.journal(), Scene.SPOKE).orElseThrow().overhead()).isPositive();
    }
}
