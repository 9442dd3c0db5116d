package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** A resource of the template as it is written. */
record SamResource(String id, JsonNode node) {
    String type() {
        return node.path("Type").asText();
    }

    JsonNode properties() {
        return node.has("Properties") ? node.get("Properties") : JsonNodeFactory.instance.objectNode();
    }

    JsonNode property(String name) {
        return node.path("Properties").path(name);
    }

    boolean has(String property) {
        return !property(property).isMissingNode();
    }

    SamResource withProperties(JsonNode properties) {
        ObjectNode copy = node.deepCopy();
        copy.set("Properties", properties);
        return new SamResource(id, copy);
    }

    /** The properties that only change their name, or not even that; in an order that is always the same. */
    ObjectNode copy(Map<String, String> names) {
        ObjectNode copied = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(names).forEach((sam, plain) -> {
            if (has(sam)) {
                copied.set(plain, property(sam));
            }
        });
        return copied;
    }
}
