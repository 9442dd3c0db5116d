package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Elapsed;

/** AWS takes its time, and never the same: every seed draws another. */
class SeedsTest {
    @Test
    void theSameSeedGivesTheSameHistory() {
        List<Entry> first = history(ThisRun.setup().drawn().seed(7));
        List<Entry> second = history(ThisRun.setup().drawn().seed(7));
        assertThat(first).hasSizeGreaterThan(100).hasSameSizeAs(second);
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i)).as("entry %s", i).isEqualTo(second.get(i));
        }
    }

    @Test
    void anotherSeedGivesAnotherHistory() {
        assertThat(history(ThisRun.setup().drawn().seed(7)))
                .isNotEqualTo(history(ThisRun.setup().drawn().seed(8)));
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverTheDelaysBothSidesAreRouted(long seed) {
        assertConnected(Scene.played(ThisRun.setup().drawn().seed(seed), Scene.SPOKE_RANGE));
    }

    private static List<Entry> history(LabSetup setup) {
        return Scene.played(setup, Scene.SPOKE_RANGE).lab.journal().entries();
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
