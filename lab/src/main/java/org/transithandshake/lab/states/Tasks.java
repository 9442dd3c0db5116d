package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.transithandshake.lab.time.Gate;
import org.transithandshake.lab.time.Timeline;

/** Runs Task states: the call in a task of its own, so that a time limit or a halt does not wait for it. */
final class Tasks {
    /** The default of TimeoutSeconds (States Language). */
    private static final long DEFAULT_SECONDS = 99_999_999;
    private final Shared shared;
    private final Execution execution;
    private final Timeline time;

    Tasks(Shared shared, Execution execution) {
        this.shared = shared;
        this.execution = execution;
        this.time = shared.time();
    }

    JsonNode run(State.Task task, View view, Strand strand) {
        Instant end = time.now().plusSeconds(task.timeout()
                .map(timeout -> Numbers.whole(timeout, view, 1, "TimeoutSeconds")).orElse(DEFAULT_SECONDS));
        if (!task.resource().token()) {
            return call(task, view, strand, end);
        }
        Optional<Duration> heartbeat = task.heartbeat()
                .map(seconds -> Duration.ofSeconds(Numbers.whole(seconds, view, 1, "HeartbeatSeconds")));
        try (Callback callback = shared.callbacks().issue(execution.machine())) {
            ObjectNode token = JsonNodeFactory.instance.objectNode().put("Token", callback.token());
            call(task, view.withContext("Task", token), strand, end);
            return callback.await(strand, end, heartbeat);
        }
    }

    private JsonNode call(State.Task task, View view, Strand strand, Instant end) {
        JsonNode arguments = Values.limited(task.arguments().evaluate(view), "arguments", task.name());
        Gate<Supplier<JsonNode>> gate = new Gate<>(time);
        time.spawn(task.name(), Duration.ZERO, () -> gate.open(outcome(task.resource(), arguments)));
        return strand.await(gate, Duration.between(time.now(), end))
                .orElseThrow(() -> new StateFailure(StateFailure.TIMEOUT, ""));
    }

    /** Only what a task may fail with is handed over; anything else is a defect and ends the lab. */
    private Supplier<JsonNode> outcome(Resource resource, JsonNode arguments) {
        try {
            JsonNode result = new Calls(shared, execution).call(resource, arguments);
            return () -> result;
        } catch (StateFailure failure) {
            return () -> {
                throw failure;
            };
        }
    }
}
