package org.transithandshake.lab.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads an update expression of the sections SET, with a value or {@code if_not_exists}, and REMOVE. Every value is
 * taken from the item as it was before.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">
 *      Using update expressions in DynamoDB</a>
 */
final class Update {
    private static final Set<String> SECTIONS = Set.of("set", "remove");

    private final Tokens tokens;
    private final Map<String, Function<Map<String, AttributeValue>, AttributeValue>> set = new LinkedHashMap<>();
    private final List<String> removed = new ArrayList<>();

    private Update(Tokens tokens) {
        this.tokens = tokens;
    }

    static Update read(Tokens tokens) {
        Update update = new Update(tokens);
        Set<String> seen = new TreeSet<>();
        do {
            String section = tokens.takeOne(SECTIONS);
            if (!seen.add(section)) {
                throw Faults.invalid("Invalid UpdateExpression: The \"" + section.toUpperCase(Locale.ROOT)
                        + "\" section can only be used once in an update expression;");
            }
            do {
                update.clause(section);
            } while (tokens.take(","));
        } while (!tokens.atEnd());
        return update;
    }

    private void clause(String section) {
        String name = tokens.name();
        if (set.containsKey(name) || removed.contains(name)) {
            throw Faults.invalid("Invalid UpdateExpression: Two document paths overlap with each other; must remove or"
                    + " rewrite one of these paths; path one: [" + name + "], path two: [" + name + "]");
        }
        if (section.equals("remove")) {
            removed.add(name);
            return;
        }
        tokens.expect("=");
        set.put(name, value());
    }

    private Function<Map<String, AttributeValue>, AttributeValue> value() {
        if (!tokens.take("if_not_exists")) {
            AttributeValue value = tokens.value();
            return before -> value;
        }
        tokens.expect("(");
        String name = tokens.name();
        tokens.expect(",");
        AttributeValue otherwise = tokens.value();
        tokens.expect(")");
        return before -> before.getOrDefault(name, otherwise);
    }

    /** Whether it would write or remove this attribute. */
    boolean touches(String name) {
        return set.containsKey(name) || removed.contains(name);
    }

    Map<String, AttributeValue> apply(Map<String, AttributeValue> before) {
        Map<String, AttributeValue> after = new LinkedHashMap<>(before);
        set.forEach((name, value) -> after.put(name, value.apply(before)));
        removed.forEach(after::remove);
        return after;
    }
}
