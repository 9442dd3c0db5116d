package org.transithandshake.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.time.Delay;
import org.transithandshake.lab.time.Delays;

/**
 * How a lab behaves.
 *
 * @param seed     the same seed gives the same history
 * @param delays   how long AWS takes, given a random source
 * @param switches how AWS behaves where its documents do not say
 * @param transport how clients reach the services
 */
public record LabSetup(long seed, Function<RandomGenerator, Delays> delays, Switches switches,
        Transport transport) {
    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    /** Typical delays, and only the events that AWS documents. */
    public static LabSetup quiet() {
        return new LabSetup(1, random -> Delays.typical(), Switches.quiet(), Transport.ofThisJvm());
    }

    /** Every copy and duplicate of an event arrives. */
    public static LabSetup loud() {
        return new LabSetup(1, random -> Delays.typical(), Switches.loud(), Transport.ofThisJvm());
    }

    public LabSetup seed(long other) {
        return new LabSetup(other, delays, switches, transport);
    }

    /** Draws every delay from its range. */
    public LabSetup drawn() {
        return new LabSetup(seed, Delays::drawn, switches, transport);
    }

    public LabSetup with(Delay delay, Duration length) {
        Function<RandomGenerator, Delays> before = delays;
        return new LabSetup(seed, random -> before.apply(random).with(delay, length), switches,
                transport);
    }

    public LabSetup with(Switches others) {
        return new LabSetup(seed, delays, others, transport);
    }

    public LabSetup with(Transport other) {
        return new LabSetup(seed, delays, switches, other);
    }
}
