package org.transithandshake.lab.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One condition: a key, an operator and values, any of which may match (IAM User Guide, "IAM JSON policy elements:
 * Condition operators" and "Multivalued context keys").
 *
 * <p>A key with several values, such as {@code aws:TagKeys}, stands in the request as one text with commas; only the
 * set operators take it apart.
 */
record Condition(Operator operator, Quantifier quantifier, boolean ifExists, String key, List<String> values) {
    /** How many of the request's values must match. */
    enum Quantifier { ONE, ALL, ANY }

    static List<Condition> parse(JsonNode block) {
        List<Condition> conditions = new ArrayList<>();
        if (!block.isObject()) {
            throw Malformed.error("Condition must be an object, but is " + block + ".");
        }
        block.properties().forEach(operator -> {
            if (!operator.getValue().isObject()) {
                throw Malformed.error("The condition operator " + operator.getKey() + " needs an object of keys.");
            }
            operator.getValue().properties().forEach(key -> conditions.add(
                    parse(operator.getKey(), key.getKey(), Malformed.texts(key.getValue(), key.getKey()))));
        });
        return List.copyOf(conditions);
    }

    private static Condition parse(String word, String key, List<String> values) {
        Quantifier quantifier = word.startsWith("ForAllValues:") ? Quantifier.ALL
                : word.startsWith("ForAnyValue:") ? Quantifier.ANY : Quantifier.ONE;
        String rest = quantifier == Quantifier.ONE ? word : word.substring(word.indexOf(':') + 1);
        boolean ifExists = rest.endsWith("IfExists");
        String plain = ifExists ? rest.substring(0, rest.length() - "IfExists".length()) : rest;
        Operator operator = Operator.named(plain).orElseThrow(() ->
                Malformed.error("The lab does not know the condition operator \"" + word + "\" (key " + key + ")."));
        if (operator == Operator.NULL && !plain.equals(word)) {
            throw Malformed.error("Null cannot be combined: \"" + word + "\" (key " + key + ").");
        }
        values.stream().filter(value -> !operator.takes(value)).findFirst().ifPresent(value -> {
            throw Malformed.error(word + " cannot use the value \"" + value + "\" (key " + key + ").");
        });
        return new Condition(operator, quantifier, ifExists, key.toLowerCase(Locale.ROOT), values);
    }

    /** @param context values by key in lower case, as condition keys ignore case */
    boolean holds(Map<String, String> context) {
        String value = context.get(key);
        if (operator == Operator.NULL) {
            return values.stream().anyMatch(wanted -> wanted.equalsIgnoreCase(value == null ? "true" : "false"));
        }
        if (value == null) {
            return ifExists || quantifier == Quantifier.ALL
                    || operator.negated() && quantifier == Quantifier.ONE;
        }
        return switch (quantifier) {
            case ONE -> accepts(value);
            case ALL -> each(value).stream().allMatch(this::accepts);
            case ANY -> each(value).stream().anyMatch(this::accepts);
        };
    }

    private boolean accepts(String value) {
        Predicate<String> matches = wanted -> operator.matches(wanted, value);
        return operator.negated() ? values.stream().noneMatch(matches) : values.stream().anyMatch(matches);
    }

    private static List<String> each(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(","));
    }
}
