package org.transithandshake.lab.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table with a partition key of type string and nothing else; its items in the order of the key.
 *
 * @param key name of the key's attribute
 */
record Table(String arn, String key, NavigableMap<String, Map<String, AttributeValue>> items) {
    Table(String arn, String key) {
        this(arn, key, new TreeMap<>());
    }

    /** The key's value in an item that is to be kept. */
    String keyIn(Map<String, AttributeValue> item) {
        AttributeValue value = item.get(key);
        if (value == null) {
            throw Faults.invalid("One or more parameter values were invalid: Missing the key " + key + " in the item");
        }
        return checked(value);
    }

    /** The key's value in a request's {@code Key}, which must hold nothing else. */
    String keyOf(Map<String, AttributeValue> given) {
        if (given.size() != 1 || !given.containsKey(key) || given.get(key).s() == null) {
            throw Faults.badKey();
        }
        return checked(given.get(key));
    }

    private String checked(AttributeValue value) {
        if (value.s() == null) {
            throw Faults.invalid("One or more parameter values were invalid: Type mismatch for key " + key
                    + " expected: S actual: " + value.type());
        }
        if (value.s().isEmpty()) {
            throw Faults.invalid("One or more parameter values are not valid. The AttributeValue for a key attribute"
                    + " cannot contain an empty string value. Key: " + key);
        }
        return value.s();
    }

    Optional<Map<String, AttributeValue>> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    void put(String id, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> kept = new LinkedHashMap<>(item);
        kept.put(key, AttributeValue.fromS(id));
        items.put(id, Map.copyOf(kept));
    }

    void delete(String id) {
        items.remove(id);
    }

    /** The items after the one of this key. */
    List<Map<String, AttributeValue>> after(Optional<String> id) {
        return List.copyOf(id.map(last -> items.tailMap(last, false)).orElse(items).values());
    }
}
