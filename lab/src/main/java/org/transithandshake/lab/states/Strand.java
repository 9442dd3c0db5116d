package org.transithandshake.lab.states;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.transithandshake.lab.time.Gate;
import org.transithandshake.lab.time.Timeline;

/**
 * A line of control inside an execution: the execution itself, or a branch of a Parallel or Map.
 *
 * <p>It waits only through here, so that halting it, and with it the strands it split into, ends every wait at once
 * and moves the clock no further.
 */
final class Strand {
    private final Timeline time;
    private final List<Strand> parts = new ArrayList<>();
    private Runnable wake = () -> { };
    private boolean halted;

    /** Unwinds a halted strand; whoever halted it has said why. */
    static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Halted() {
            super("halted", null, false, false);
        }
    }

    Strand(Timeline time) {
        this.time = time;
    }

    Strand split() {
        Strand part = new Strand(time);
        part.halted = halted;
        parts.add(part);
        return part;
    }

    void halt() {
        halted = true;
        wake.run();
        parts.forEach(Strand::halt);
    }

    void check() {
        if (halted) {
            throw new Halted();
        }
    }

    /** Waits for what the gate delivers, and throws what that throws; empty when the time is over. */
    <T> Optional<T> await(Gate<Supplier<T>> gate, Duration limit) {
        check();
        wake = () -> gate.open(() -> {
            throw new Halted();
        });
        Optional<Supplier<T>> delivered = gate.await(limit);
        wake = () -> { };
        check();
        return delivered.map(Supplier::get);
    }

    void sleep(Duration length) {
        if (length.isPositive()) {
            await(new Gate<Supplier<Void>>(time), length);
        }
    }
}
