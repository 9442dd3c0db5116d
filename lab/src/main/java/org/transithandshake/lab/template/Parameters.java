package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of the Parameters section: the given ones over the defaults, all checked, all faults told at once. */
final class Parameters {
    private Parameters() {
    }

    static Map<String, JsonNode> resolve(JsonNode section, Map<String, String> given) {
        Faults faults = new Faults();
        Map<String, Parameter> known = new LinkedHashMap<>();
        section.properties().forEach(entry -> faults.collect("",
                () -> known.put(entry.getKey(), Parameter.parse(entry.getKey(), entry.getValue()))));
        faults.throwIfAny();
        given.keySet().stream().filter(name -> !known.containsKey(name)).sorted().forEach(name ->
                faults.add("The template has no parameter " + name + Nearest.hint(name, known.keySet())
                        + ". Known are " + String.join(", ", known.keySet()) + "."));
        Map<String, JsonNode> values = new LinkedHashMap<>();
        known.values().forEach(parameter -> {
            String value = text(parameter, given, faults);
            if (value != null) {
                parameter.faults(value).forEach(faults::add);
                values.put(parameter.name(), parameter.value(value));
            }
        });
        faults.throwIfAny();
        return values;
    }

    private static String text(Parameter parameter, Map<String, String> given, Faults faults) {
        if (given.containsKey(parameter.name())) {
            return given.get(parameter.name());
        }
        JsonNode fallback = parameter.definition().path("Default");
        if (fallback.isMissingNode()) {
            faults.add("The parameter " + parameter.name() + " is missing and has no default; pass "
                    + parameter.name() + "=<" + parameter.definition().path("Description").asText(parameter.type())
                    + ">.");
            return null;
        }
        return fallback.asText();
    }
}
