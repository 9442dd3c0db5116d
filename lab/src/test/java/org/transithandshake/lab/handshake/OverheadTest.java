package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.demo.Elapsed;
import org.transithandshake.lab.time.Delay;

/**
 * What the handshake adds to AWS's own time if every delay is drawn from its range: the figure that 95 of 100
 * connections stay below. It may only go down. To save time, of 20 seeds; of more with {@code -Dseeds=200}.
 */
@AtItsOwnEnd
class OverheadTest {
    private static final int SEEDS = Integer.getInteger("seeds", 20);

    @Test
    void withEveryFunctionWarm() {
        assertStaysBelow(LabSetup.quiet().drawn().with(Delay.COLD_START, Delay.WARM_START.typical()), 47);
    }

    @Test
    void withEveryFunctionCold() {
        assertStaysBelow(LabSetup.quiet().drawn(), 66);
    }

    private static void assertStaysBelow(LabSetup setup, int seconds) {
        List<Duration> overheads = LongStream.range(0, SEEDS)
                .mapToObj(seed -> Scene.played(setup.seed(seed), Scene.SPOKE_RANGE).lab.journal())
                .map(journal -> Elapsed.of(journal, Scene.SPOKE).orElseThrow().overhead()).sorted().toList();
        assertThat(overheads.get(SEEDS * 95 / 100 - 1)).as("95 of 100; half of them within %s",
                overheads.get(SEEDS / 2)).isLessThan(Duration.ofSeconds(seconds));
    }
}
