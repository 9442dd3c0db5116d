package org.transithandshake.lab.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ticks happen in their turn, but a timeline with nothing else on it is idle. */
class TicksTest {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private final Timeline time = new Timeline(1, START);
    private final List<String> happened = new ArrayList<>();

    @Test
    void nobodyWaitsForATick() {
        tickEvery(Duration.ofHours(1));
        assertThat(time.next()).isEqualTo(Instant.MAX);
        time.runUntilIdle();
        assertThat(happened).isEmpty();
        assertThat(time.now()).isEqualTo(START);
    }

    @Test
    void aTickBeforeWorkHappensBeforeIt() {
        tickEvery(Duration.ofHours(1));
        time.after(Duration.ofMinutes(90), () -> happened.add("work"));
        assertThat(time.next()).isEqualTo(START.plus(Duration.ofHours(1)));
        time.runUntilIdle();
        assertThat(happened).containsExactly("tick", "work");
    }

    @Test
    void whatATickStartsIsWork() {
        time.tick(Duration.ofHours(1), () -> time.spawn("work", Duration.ofMinutes(1), () -> happened.add("work")));
        time.runFor(Duration.ofHours(1));
        assertThat(happened).isEmpty();
        time.runUntilIdle();
        assertThat(happened).containsExactly("work");
    }

    @Test
    void timeThatPassesForItsOwnSakeHasAllTicksOfIt() {
        tickEvery(Duration.ofHours(1));
        time.runFor(Duration.ofHours(3));
        assertThat(happened).containsExactly("tick", "tick", "tick");
    }

    @Test
    void aCancelledTickDoesNotHappen() {
        time.tick(Duration.ofHours(1), () -> happened.add("tick")).cancel();
        time.runFor(Duration.ofDays(1));
        assertThat(happened).isEmpty();
    }

    private void tickEvery(Duration length) {
        time.tick(length, () -> {
            happened.add("tick");
            tickEvery(length);
        });
    }
}
