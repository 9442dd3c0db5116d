package org.transithandshake.lab.time;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** One value that one task waits for and something else delivers. A second delivery is ignored. */
public final class Gate<T> {
    private final Timeline time;
    private final Semaphore turn = new Semaphore(0);
    private T value;
    private boolean closed;
    private boolean waiting;

    public Gate(Timeline time) {
        this.time = time;
    }

    /** Delivers the value; returns false if the gate was opened before or its waiter has given up. */
    public boolean open(T delivered) {
        if (closed) {
            return false;
        }
        closed = true;
        value = delivered;
        if (waiting) {
            time.after(Duration.ZERO, () -> time.resume(turn));
        }
        return true;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Waits for the value, at most for {@code timeout}; empty when the time is over. */
    public Optional<T> await(Duration timeout) {
        if (!closed) {
            waiting = true;
            Timeline.Moment limit = time.after(timeout, this::giveUp);
            time.yieldUntil(turn);
            limit.cancel();
        }
        return Optional.ofNullable(value);
    }

    private void giveUp() {
        if (!closed) {
            closed = true;
            time.resume(turn);
        }
    }
}
