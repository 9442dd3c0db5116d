package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Replaces every function by its value (CloudFormation User Guide, "Intrinsic function reference"). */
final class Evaluator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final Names names;
    private final JsonNode mappings;

    Evaluator(Names names, JsonNode mappings) {
        this.names = names;
        this.mappings = mappings;
    }

    JsonNode evaluate(JsonNode node) {
        return Intrinsics.call(node).map(call -> call(call.getKey(), call.getValue())).orElseGet(() -> inside(node));
    }

    private JsonNode inside(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JSON.objectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), evaluate(entry.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(item -> array.add(evaluate(item)));
            return array;
        }
        return node;
    }

    private JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> names.ref(text(argument, function));
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::Sub" -> JSON.textNode(substitute(argument));
            case "Fn::Join" -> join(arguments(argument, 2, function));
            case "Fn::Split" -> split(arguments(argument, 2, function));
            case "Fn::Select" -> select(arguments(argument, 2, function));
            case "Fn::FindInMap" -> find(arguments(argument, 3, function));
            case "Fn::Base64" -> JSON.textNode(Base64.getEncoder().encodeToString(
                    text(evaluate(argument), function).getBytes(StandardCharsets.UTF_8)));
            default -> throw new TemplateException(function + " cannot be used for a value here.");
        };
    }

    private JsonNode attribute(JsonNode argument) {
        if (argument.isTextual() && argument.asText().contains(".")) {
            String[] parts = argument.asText().split("\\.", 2);
            return names.attribute(parts[0], parts[1]);
        }
        arguments(argument, 2, "Fn::GetAtt");
        return names.attribute(text(argument.get(0), "Fn::GetAtt"), text(evaluate(argument.get(1)), "Fn::GetAtt"));
    }

    private String substitute(JsonNode argument) {
        boolean withMap = argument.isArray();
        String text = text(withMap ? arguments(argument, 2, "Fn::Sub").get(0) : argument, "Fn::Sub");
        JsonNode own = withMap ? argument.get(1) : JSON.objectNode();
        StringBuilder result = new StringBuilder();
        for (SubText.Piece piece : SubText.parse(text)) {
            result.append(piece.variable() ? variable(piece.text(), own) : piece.text());
        }
        return result.toString();
    }

    private String variable(String name, JsonNode own) {
        if (own.has(name)) {
            return text(evaluate(own.get(name)), "Fn::Sub");
        }
        int dot = name.indexOf('.');
        JsonNode value = dot < 0 ? names.ref(name)
                : names.attribute(name.substring(0, dot), name.substring(dot + 1));
        return text(value, "Fn::Sub of ${" + name + "}");
    }

    private JsonNode join(JsonNode arguments) {
        List<String> parts = new ArrayList<>();
        list(arguments.get(1), "Fn::Join").forEach(part -> parts.add(text(part, "Fn::Join")));
        return JSON.textNode(String.join(text(arguments.get(0), "Fn::Join"), parts));
    }

    private JsonNode split(JsonNode arguments) {
        String separator = text(arguments.get(0), "Fn::Split");
        ArrayNode parts = JSON.arrayNode();
        for (String part : text(evaluate(arguments.get(1)), "Fn::Split").split(Pattern.quote(separator), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private JsonNode select(JsonNode arguments) {
        String index = text(evaluate(arguments.get(0)), "Fn::Select");
        JsonNode list = list(arguments.get(1), "Fn::Select");
        JsonNode value = index.matches("\\d{1,6}") ? list.path(Integer.parseInt(index)) : list.path(-1);
        if (value.isMissingNode()) {
            throw new TemplateException("Fn::Select cannot select nonexistent value at index " + index
                    + " of the " + list.size() + " values " + list + ".");
        }
        return value;
    }

    private JsonNode find(JsonNode arguments) {
        JsonNode value = mappings;
        for (JsonNode argument : arguments) {
            String key = text(evaluate(argument), "Fn::FindInMap");
            if (!value.has(key)) {
                throw new TemplateException("Fn::FindInMap finds no key \"" + key + "\" for " + arguments + ".");
            }
            value = value.get(key);
        }
        return value;
    }

    private JsonNode list(JsonNode argument, String function) {
        JsonNode list = evaluate(argument);
        if (!list.isArray()) {
            throw new TemplateException(function + " needs a list, but has " + list + ".");
        }
        return list;
    }

    private static JsonNode arguments(JsonNode node, int count, String function) {
        if (!node.isArray() || node.size() != count) {
            throw new TemplateException(function + " needs a list of " + count + " arguments, but has " + node + ".");
        }
        return node;
    }

    private static String text(JsonNode node, String function) {
        if (!node.isValueNode() || node.isNull()) {
            throw new TemplateException(function + " needs text, but has " + node + ".");
        }
        return node.asText();
    }
}
