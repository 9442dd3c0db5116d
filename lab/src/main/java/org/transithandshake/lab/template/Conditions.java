package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Conditions section, decided once; it then takes the right branch of every Fn::If. */
final class Conditions {
    private final JsonNode section;
    private final Truth truth;
    private final Map<String, Boolean> decided = new HashMap<>();
    private final Set<String> deciding = new HashSet<>();

    private Conditions(JsonNode section, Evaluator evaluator) {
        this.section = section;
        this.truth = new Truth(evaluator, this::holds);
    }

    static Conditions decide(JsonNode section, Evaluator evaluator) {
        Conditions conditions = new Conditions(section, evaluator);
        Faults faults = new Faults();
        section.fieldNames().forEachRemaining(
                name -> faults.collect("Condition " + name + ": ", () -> conditions.holds(name)));
        faults.throwIfAny();
        return conditions;
    }

    boolean holds(String name) {
        Boolean known = decided.get(name);
        if (known != null) {
            return known;
        }
        if (!section.has(name)) {
            throw new TemplateException("the condition " + name + " is not in the section Conditions.");
        }
        if (!deciding.add(name)) {
            throw new TemplateException("the condition " + name + " depends on itself.");
        }
        try {
            boolean result = truth.of(section.get(name));
            decided.put(name, result);
            return result;
        } finally {
            deciding.remove(name);
        }
    }

    /** The tree without Fn::If, and without what is {@code AWS::NoValue}; empty if the whole is. */
    Optional<JsonNode> choose(JsonNode node) {
        Optional<Map.Entry<String, JsonNode>> call = Intrinsics.call(node);
        if (call.isPresent() && call.get().getKey().equals("Fn::If")) {
            return choose(branch(call.get().getValue()));
        }
        if (call.isPresent() && call.get().getKey().equals("Ref")
                && call.get().getValue().asText().equals("AWS::NoValue")) {
            return Optional.empty();
        }
        return Optional.of(chooseInside(node));
    }

    private JsonNode branch(JsonNode arguments) {
        if (!arguments.isArray() || arguments.size() != 3) {
            throw new TemplateException("Fn::If needs a condition's name and two values, but has " + arguments + ".");
        }
        return arguments.get(holds(arguments.get(0).asText()) ? 1 : 2);
    }

    private JsonNode chooseInside(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry ->
                    choose(entry.getValue()).ifPresent(value -> object.set(entry.getKey(), value)));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> choose(item).ifPresent(array::add));
            return array;
        }
        return node;
    }
}
