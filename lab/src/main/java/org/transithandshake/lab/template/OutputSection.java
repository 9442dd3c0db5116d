package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Checks the Outputs section; what is left are the outputs whose condition holds. Exports are not supported. */
final class OutputSection {
    private static final Set<String> ATTRIBUTES = Set.of("Value", "Description", "Condition");
    private final Conditions conditions;
    private final Consumer<Set<String>> requireKnown;

    OutputSection(Conditions conditions, Consumer<Set<String>> requireKnown) {
        this.conditions = conditions;
        this.requireKnown = requireKnown;
    }

    Map<String, JsonNode> check(JsonNode section) {
        Map<String, JsonNode> outputs = new LinkedHashMap<>();
        Faults faults = new Faults();
        section.properties().forEach(entry -> faults.collect("Output " + entry.getKey() + ": ", () -> {
            JsonNode output = entry.getValue();
            Shape.onlyKnown(output, ATTRIBUTES, "the output");
            if (!output.has("Condition") || conditions.holds(output.get("Condition").asText())) {
                JsonNode value = conditions.choose(output.path("Value")).orElseThrow(() ->
                        new TemplateException("the output has no Value."));
                requireKnown.accept(References.of(value));
                outputs.put(entry.getKey(), value);
            }
        }));
        faults.throwIfAny();
        return outputs;
    }
}
