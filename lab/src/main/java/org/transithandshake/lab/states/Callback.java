package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.transithandshake.lab.time.Gate;
import org.transithandshake.lab.time.Timeline;

/** A task that waits for its token. */
final class Callback implements AutoCloseable {
    private final Timeline time;
    private final String token;
    private final Machine machine;
    private Gate<Supplier<JsonNode>> gate;
    private Supplier<JsonNode> outcome;
    private Instant heard;
    private boolean closed;

    Callback(Timeline time, String token, Machine machine) {
        this.time = time;
        this.token = token;
        this.machine = machine;
        this.heard = time.now();
        this.gate = new Gate<>(time);
    }

    String token() {
        return token;
    }

    Machine machine() {
        return machine;
    }

    boolean isClosed() {
        return closed;
    }

    /** The task's end; the supplier throws when it failed. */
    void settle(Supplier<JsonNode> result) {
        closed = true;
        outcome = result;
        gate.open(result);
    }

    void beat() {
        heard = time.now();
    }

    /** @throws StateFailure {@code States.Timeout} at {@code end}, {@code States.HeartbeatTimeout} before it */
    JsonNode await(Strand strand, Instant end, Optional<Duration> heartbeat) {
        while (outcome == null) {
            Instant silent = heartbeat.map(heard::plus).orElse(Instant.MAX);
            if (!time.now().isBefore(end)) {
                throw new StateFailure(StateFailure.TIMEOUT, "");
            }
            if (!time.now().isBefore(silent)) {
                throw new StateFailure(StateFailure.HEARTBEAT_TIMEOUT, "");
            }
            gate = new Gate<>(time);
            strand.await(gate, Duration.between(time.now(), end.isBefore(silent) ? end : silent));
        }
        return outcome.get();
    }

    @Override
    public void close() {
        closed = true;
    }
}
