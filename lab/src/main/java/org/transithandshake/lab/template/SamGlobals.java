package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * The Globals section: properties of every function. Objects are merged, lists are put one after the other, and of
 * single values the resource's own wins (AWS SAM Developer Guide, "Globals section").
 */
record SamGlobals(JsonNode function) {
    static SamGlobals parse(JsonNode section) {
        if (!section.isMissingNode()) {
            Shape.onlyKnown(section, Set.of("Function"), "Globals");
        }
        JsonNode function = section.path("Function");
        if (!function.isMissingNode()) {
            Set<String> shared = new HashSet<>(SamFunction.PROPERTIES);
            shared.removeAll(Set.of("Role", "Policies", "FunctionName", "Events"));
            Shape.onlyKnown(function, shared, "Globals.Function");
        }
        return new SamGlobals(function);
    }

    SamResource applyToFunction(SamResource resource) {
        return function.isMissingNode() ? resource
                : resource.withProperties(merge(function, resource.properties()));
    }

    private static JsonNode merge(JsonNode global, JsonNode own) {
        if (global.isArray() && own.isArray()) {
            return ((ArrayNode) global.deepCopy()).addAll((ArrayNode) own);
        }
        if (!global.isObject() || !own.isObject()
                || Intrinsics.call(global).isPresent() || Intrinsics.call(own).isPresent()) {
            return own;
        }
        ObjectNode merged = global.deepCopy();
        own.properties().forEach(entry -> merged.set(entry.getKey(), merged.has(entry.getKey())
                ? merge(merged.get(entry.getKey()), entry.getValue()) : entry.getValue()));
        return merged;
    }
}
