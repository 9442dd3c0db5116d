package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** {@code $states.context}; its members: Developer Guide, "Accessing execution data from the Context object". */
final class Context {
    private final Execution execution;

    Context(Execution execution) {
        this.execution = execution;
    }

    ObjectNode of(State state, Instant entered, int retries, Optional<JsonNode> map) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("Execution").put("Id", execution.arn()).put("Name", execution.name())
                .put("RoleArn", execution.machine().roleArn()).put("StartTime", Clock.iso(execution.started()))
                .set("Input", execution.input());
        context.putObject("State").put("Name", state.name()).put("EnteredTime", Clock.iso(entered))
                .put("RetryCount", retries);
        context.putObject("StateMachine").put("Id", execution.machine().arn())
                .put("Name", execution.machine().name());
        map.ifPresent(item -> context.set("Map", item));
        return context;
    }

    /** {@code $states.context.Map} for one item. */
    static JsonNode item(int index, JsonNode value) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        map.putObject("Item").put("Index", index).set("Value", value);
        return map;
    }
}
