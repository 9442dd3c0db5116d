package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.transithandshake.policy.rules.Ruling;

/**
 * A decision record as JSON: {@code {effect, rule, segment, conditions: [{asks, value, outcome}], advice, exemptions,
 * policy}}; an outcome is {@code held}, {@code failed} or {@code unknown}.
 */
final class RulingJson {
    private RulingJson() {
    }

    static ObjectNode of(Ruling ruling) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("effect", ruling.effect().word()).put("rule", ruling.rule())
                .put("segment", ruling.segment().orElse(null));
        ArrayNode conditions = root.putArray("conditions");
        ruling.conditions().forEach(asked -> conditions.addObject().put("asks", asked.asks())
                .put("value", asked.value()).put("outcome", asked.outcome().name().toLowerCase(Locale.ROOT)));
        strings(root.putArray("advice"), ruling.advice());
        strings(root.putArray("exemptions"), ruling.exemptions());
        return root.put("policy", ruling.version());
    }

    private static void strings(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
