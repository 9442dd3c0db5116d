package org.transithandshake.lab.states;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an expression can see: {@code $states} with its input, result, errorOutput and context, and the variables.
 *
 * <p>As in Step Functions there is no {@code $}: input is only reached by {@code $states.input}.
 */
record View(Map<String, JsonNode> states, Scope scope, QueryFunctions functions) {
    static View of(JsonNode input, ObjectNode context, Scope scope, QueryFunctions functions) {
        return new View(Map.of("input", input, "context", context), scope, functions);
    }

    JsonNode input() {
        return states.get("input");
    }

    View with(String name, JsonNode value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(states);
        more.put(name, value);
        return new View(more, scope, functions);
    }

    /** The same with more in {@code $states.context}. */
    View withContext(String name, JsonNode value) {
        ObjectNode context = states.get("context").deepCopy();
        return with("context", context.set(name, value));
    }

    void bind(Jsonata.Frame frame) {
        functions.bind(frame);
        scope.visible().forEach((name, value) -> frame.bind(name, Values.plain(value)));
        Map<String, Object> plain = new LinkedHashMap<>();
        states.forEach((name, value) -> plain.put(name, Values.plain(value)));
        frame.bind("states", plain);
    }
}
