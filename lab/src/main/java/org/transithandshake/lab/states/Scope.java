package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables of one flow. The flows inside a Map or Parallel see the outer ones; what they assign ends there. */
final class Scope {
    private final Map<String, JsonNode> outer;
    private final Map<String, JsonNode> own = new LinkedHashMap<>();

    private Scope(Map<String, JsonNode> outer) {
        this.outer = outer;
    }

    static Scope empty() {
        return new Scope(Map.of());
    }

    Scope inner() {
        return new Scope(visible());
    }

    void assign(Map<String, JsonNode> values) {
        own.putAll(values);
    }

    Map<String, JsonNode> visible() {
        Map<String, JsonNode> all = new LinkedHashMap<>(outer);
        all.putAll(own);
        return all;
    }
}
