package org.transithandshake.lab.states;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON trees, and the plain maps, lists and numbers that JSONata works on. Whole numbers stay whole. */
final class Values {
    /** Bytes of JSON that a state's input, output, arguments or result may have (quotas of Step Functions). */
    static final int LIMIT = 262_144;
    private static final double EXACT = 9_007_199_254_740_992.0;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Values() {
    }

    static Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                node.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case NULL -> Jsonata.NULL_VALUE;
            default -> throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
        };
    }

    private static Number number(JsonNode node) {
        if (node.canConvertToInt() && node.isIntegralNumber()) {
            return node.intValue();
        }
        return node.canConvertToLong() && node.isIntegralNumber() ? (Number) node.longValue() : node.doubleValue();
    }

    /** @throws StateFailure when the value is no JSON, such as a function */
    static JsonNode tree(Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case JsonNode node -> node;
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case String text -> JSON.textNode(text);
            case Boolean bool -> JSON.booleanNode(bool);
            case Number number -> number(number);
            case Object other when other == Jsonata.NULL_VALUE -> JSON.nullNode();
            default -> throw StateFailure.query("A value of type " + value.getClass().getSimpleName()
                    + " is no JSON.");
        };
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, value) -> object.set(String.valueOf(key), tree(value)));
        return object;
    }

    private static ArrayNode array(List<?> list) {
        ArrayNode array = JSON.arrayNode();
        list.forEach(item -> array.add(tree(item)));
        return array;
    }

    private static JsonNode number(Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw StateFailure.query("The number " + value + " is no JSON.");
        }
        boolean whole = number instanceof Long || number instanceof Integer
                || value == Math.rint(value) && Math.abs(value) <= EXACT;
        long exact = number.longValue();
        if (!whole) {
            return JSON.numberNode(value);
        }
        return exact == (int) exact ? JSON.numberNode((int) exact) : JSON.numberNode(exact);
    }

    /** @throws StateFailure {@code States.DataLimitExceeded} */
    static JsonNode limited(JsonNode value, String what, String state) {
        if (value.toString().getBytes(StandardCharsets.UTF_8).length > LIMIT) {
            throw new StateFailure(StateFailure.DATA_LIMIT_EXCEEDED, "The state '" + state + "' has " + what
                    + " with a size exceeding the maximum number of bytes service limit.");
        }
        return value;
    }
}
