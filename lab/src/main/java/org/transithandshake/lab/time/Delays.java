package org.transithandshake.lab.time;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** How long each {@link Delay} takes in one lab: its typical length, a fixed one, or a seeded draw. */
public final class Delays {
    private final Map<Delay, Duration> fixed = new EnumMap<>(Delay.class);
    private final Function<Delay, Duration> otherwise;

    private Delays(Function<Delay, Duration> otherwise) {
        this.otherwise = otherwise;
    }

    public static Delays typical() {
        return new Delays(Delay::typical);
    }

    /** Draws every delay uniformly from its range. */
    public static Delays drawn(RandomGenerator random) {
        return new Delays(delay -> Duration.ofMillis(
                random.nextLong(delay.shortest().toMillis(), delay.longest().toMillis() + 1)));
    }

    /** The same delays with one of them fixed. */
    public Delays with(Delay delay, Duration length) {
        Delays copy = new Delays(otherwise);
        copy.fixed.putAll(fixed);
        copy.fixed.put(delay, length);
        return copy;
    }

    public Duration of(Delay delay) {
        Duration length = fixed.get(delay);
        return length == null ? otherwise.apply(delay) : length;
    }
}
