package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON of a definition with JSONata expressions anywhere inside, compiled. */
sealed interface Template
        permits Template.Literal, Template.Members, Template.Elements, Expression {
    /** @throws StateFailure {@code States.QueryEvaluationError} */
    JsonNode evaluate(View view);

    /** JSON without an expression. */
    record Literal(JsonNode value) implements Template {
        @Override
        public JsonNode evaluate(View view) {
            return value;
        }
    }

    /** An object of templates. */
    record Members(Map<String, Template> members) implements Template {
        @Override
        public JsonNode evaluate(View view) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach((name, member) -> object.set(name, member.evaluate(view)));
            return object;
        }
    }

    /** A list of templates. */
    record Elements(List<Template> elements) implements Template {
        @Override
        public JsonNode evaluate(View view) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            elements.forEach(element -> array.add(element.evaluate(view)));
            return array;
        }
    }

    /**
     * Compiles a field of a definition.
     *
     * @param path where it stands, for messages, such as {@code /States/Wait/Output}
     * @throws org.transithandshake.lab.api.AwsError {@code InvalidDefinition} when an expression has no valid syntax
     */
    static Template of(JsonNode node, String path) {
        if (node.isObject()) {
            Map<String, Template> members = new LinkedHashMap<>();
            node.properties().forEach(member ->
                    members.put(member.getKey(), of(member.getValue(), path + "/" + member.getKey())));
            return new Members(members);
        }
        if (node.isArray()) {
            List<Template> elements = new ArrayList<>();
            node.forEach(element -> elements.add(of(element, path + "[" + elements.size() + "]")));
            return new Elements(elements);
        }
        return Expression.marked(node) ? Expression.compile(node.textValue(), path) : new Literal(node);
    }
}
