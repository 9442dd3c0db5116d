package org.transithandshake.lab.dynamodb;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads a condition or filter into a question about an item: comparisons, {@code attribute_exists},
 * {@code attribute_not_exists}, {@code begins_with}, AND, OR, NOT and parentheses. Anything else is a
 * {@code ValidationException}.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">
 *      Condition and filter expressions, operators, and functions</a>
 */
final class Condition {
    private static final Set<String> COMPARATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> FUNCTIONS =
            Set.of("attribute_exists", "attribute_not_exists", "begins_with");

    private final Tokens tokens;

    private Condition(Tokens tokens) {
        this.tokens = tokens;
    }

    static Predicate<Map<String, AttributeValue>> read(Tokens tokens) {
        Predicate<Map<String, AttributeValue>> condition = new Condition(tokens).or();
        if (!tokens.atEnd()) {
            throw tokens.unexpected();
        }
        return condition;
    }

    private Predicate<Map<String, AttributeValue>> or() {
        Predicate<Map<String, AttributeValue>> left = and();
        while (tokens.take("OR")) {
            left = left.or(and());
        }
        return left;
    }

    private Predicate<Map<String, AttributeValue>> and() {
        Predicate<Map<String, AttributeValue>> left = not();
        while (tokens.take("AND")) {
            left = left.and(not());
        }
        return left;
    }

    private Predicate<Map<String, AttributeValue>> not() {
        if (tokens.take("NOT")) {
            return not().negate();
        }
        if (tokens.take("(")) {
            Predicate<Map<String, AttributeValue>> inner = or();
            tokens.expect(")");
            return inner;
        }
        return tokens.nextIsName() || tokens.nextIsValue() ? comparison() : function();
    }

    private Predicate<Map<String, AttributeValue>> function() {
        String function = tokens.takeOne(FUNCTIONS);
        tokens.expect("(");
        String name = tokens.name();
        Optional<AttributeValue> prefix = Optional.empty();
        if (function.equals("begins_with")) {
            tokens.expect(",");
            prefix = Optional.of(tokens.value());
        }
        tokens.expect(")");
        String start = prefix.map(AttributeValue::s).orElse("");
        return switch (function) {
            case "attribute_exists" -> item -> item.containsKey(name);
            case "attribute_not_exists" -> item -> !item.containsKey(name);
            default -> item -> item.containsKey(name) && item.get(name).s() != null
                    && item.get(name).s().startsWith(start);
        };
    }

    /** One side that is not there makes every comparison false, but {@code <>} true. */
    private Predicate<Map<String, AttributeValue>> comparison() {
        Function<Map<String, AttributeValue>, AttributeValue> left = operand();
        String comparator = tokens.takeOne(COMPARATORS);
        Function<Map<String, AttributeValue>, AttributeValue> right = operand();
        return item -> holds(left.apply(item), comparator, right.apply(item));
    }

    private Function<Map<String, AttributeValue>, AttributeValue> operand() {
        if (tokens.nextIsValue()) {
            AttributeValue value = tokens.value();
            return item -> value;
        }
        String name = tokens.name();
        return item -> item.get(name);
    }

    private static boolean holds(AttributeValue left, String comparator, AttributeValue right) {
        boolean same = left != null && right != null && same(left, right);
        if (comparator.equals("=")) {
            return same;
        }
        if (comparator.equals("<>")) {
            return !same;
        }
        Optional<Integer> order = left == null || right == null ? Optional.empty() : order(left, right);
        return order.isPresent() && switch (comparator) {
            case "<" -> order.get() < 0;
            case "<=" -> order.get() <= 0;
            case ">" -> order.get() > 0;
            default -> order.get() >= 0;
        };
    }

    private static boolean same(AttributeValue left, AttributeValue right) {
        return left.n() != null && right.n() != null ? order(left, right).equals(Optional.of(0)) : left.equals(right);
    }

    /** Only strings, by their UTF-8 bytes, and numbers have an order, each among themselves. */
    private static Optional<Integer> order(AttributeValue left, AttributeValue right) {
        if (left.s() != null && right.s() != null) {
            return Optional.of(left.s().compareTo(right.s()));
        }
        return left.n() != null && right.n() != null
                ? Optional.of(new BigDecimal(left.n()).compareTo(new BigDecimal(right.n()))) : Optional.empty();
    }
}
