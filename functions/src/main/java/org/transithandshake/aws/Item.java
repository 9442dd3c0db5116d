package org.transithandshake.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update of one item: attributes to set and to remove. Every attribute goes by a placeholder, since names such as
 * {@code status} are reserved words (Amazon DynamoDB Developer Guide, "Reserved words in DynamoDB").
 */
final class Item {
    private final Map<String, AttributeValue> set = new LinkedHashMap<>();
    private final Map<String, String> removed = new LinkedHashMap<>();

    Item set(String name, String value) {
        set.put(name, AttributeValue.fromS(value));
        return this;
    }

    Item set(String name, List<String> values) {
        set.put(name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
        return this;
    }

    Item remove(String name) {
        removed.put("#" + name, name);
        return this;
    }

    String expression() {
        String sets = set.isEmpty() ? "" : "SET " + set.keySet().stream().map(name -> "#" + name + " = :" + name)
                .collect(Collectors.joining(", "));
        return (sets + (removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed.keySet()))).trim();
    }

    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>(removed);
        set.keySet().forEach(name -> names.put("#" + name, name));
        return names;
    }

    /** Null where there is none: DynamoDB refuses an empty map. */
    Map<String, AttributeValue> values() {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        set.forEach((name, value) -> values.put(":" + name, value));
        return values.isEmpty() ? null : values;
    }

    static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    static List<String> texts(Map<String, AttributeValue> item, String name) {
        return item.containsKey(name) ? item.get(name).l().stream().map(AttributeValue::s).toList() : List.of();
    }
}
