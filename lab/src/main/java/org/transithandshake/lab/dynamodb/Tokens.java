package org.transithandshake.lab.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The words of one expression, read from left to right. Attributes are named by placeholders only: a bare name may be
 * one of the 573 reserved words, which DynamoDB refuses.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html">
 *      Expression attribute names (aliases)</a>
 */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\\s*(<=|>=|<>|[=<>(),]|[#:]?[A-Za-z_][A-Za-z0-9_]*|\\S)");

    private final String kind;
    private final String text;
    private final Placeholders placeholders;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    /** @param kind the request's member, such as {@code ConditionExpression}, for errors */
    Tokens(String kind, String text, Placeholders placeholders) {
        this.kind = kind;
        this.text = text;
        this.placeholders = placeholders;
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), text.length());
        }
        if (tokens.isEmpty()) {
            throw Faults.invalid("Invalid " + kind + ": The expression can not be empty;");
        }
    }

    boolean atEnd() {
        return next == tokens.size();
    }

    /** Words of the language are in any case. */
    boolean nextIs(String word) {
        return !atEnd() && tokens.get(next).equalsIgnoreCase(word);
    }

    boolean take(String word) {
        boolean found = nextIs(word);
        next += found ? 1 : 0;
        return found;
    }

    String takeOne(Set<String> words) {
        String token = atEnd() ? "" : tokens.get(next).toLowerCase(Locale.ROOT);
        if (!words.contains(token)) {
            throw unexpected();
        }
        next++;
        return token;
    }

    void expect(String word) {
        if (!take(word)) {
            throw unexpected();
        }
    }

    boolean nextIsValue() {
        return !atEnd() && tokens.get(next).startsWith(":");
    }

    boolean nextIsName() {
        return !atEnd() && tokens.get(next).startsWith("#");
    }

    String name() {
        if (!nextIsName()) {
            throw unexpected();
        }
        return placeholders.name(kind, tokens.get(next++));
    }

    AttributeValue value() {
        if (!nextIsValue()) {
            throw unexpected();
        }
        return placeholders.value(kind, tokens.get(next++));
    }

    AwsError unexpected() {
        String token = atEnd() ? "<EOF>" : tokens.get(next);
        return Faults.syntax(kind, token, String.join(" ", tokens.subList(Math.max(0, Math.min(next, tokens.size())
                - 1), Math.min(tokens.size(), next + 2))));
    }

    @Override
    public String toString() {
        return kind + " " + text;
    }

    /** What a request's placeholders stand for, and which of them its expressions used. */
    static final class Placeholders {
        private final Map<String, String> names;
        private final Map<String, AttributeValue> values;
        private final Set<String> used = new TreeSet<>();

        Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
            this.names = names;
            this.values = values;
        }

        private String name(String kind, String placeholder) {
            used.add(placeholder);
            String name = names.get(placeholder);
            if (name == null) {
                throw Faults.invalid("Invalid " + kind + ": An expression attribute name used in the document path is"
                        + " not defined; attribute name: " + placeholder);
            }
            return name;
        }

        private AttributeValue value(String kind, String placeholder) {
            used.add(placeholder);
            AttributeValue value = values.get(placeholder);
            if (value == null) {
                throw Faults.invalid("Invalid " + kind + ": An expression attribute value used in expression is not"
                        + " defined; attribute value: " + placeholder);
            }
            return value;
        }

        /** To be called when every expression of the request has been read. */
        void refuseUnused() {
            Set<String> left = new TreeSet<>(names.keySet());
            left.removeAll(used);
            if (!left.isEmpty()) {
                throw Faults.invalid("Value provided in ExpressionAttributeNames unused in expressions: keys: {"
                        + String.join(", ", left) + "}");
            }
            left.addAll(values.keySet());
            left.removeAll(used);
            if (!left.isEmpty()) {
                throw Faults.invalid("Value provided in ExpressionAttributeValues unused in expressions: keys: {"
                        + String.join(", ", left) + "}");
            }
        }
    }
}
