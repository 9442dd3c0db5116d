package org.transithandshake.lab.iam;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The condition operators that the lab knows; a negated one matches when no value of the policy matches. */
enum Operator {
    STRING_EQUALS("StringEquals", false, String::equals),
    STRING_NOT_EQUALS("StringNotEquals", true, String::equals),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, String::equalsIgnoreCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, String::equalsIgnoreCase),
    STRING_LIKE("StringLike", false, Glob::matches),
    STRING_NOT_LIKE("StringNotLike", true, Glob::matches),
    ARN_EQUALS("ArnEquals", false, Glob::matchesArn),
    ARN_NOT_EQUALS("ArnNotEquals", true, Glob::matchesArn),
    ARN_LIKE("ArnLike", false, Glob::matchesArn),
    ARN_NOT_LIKE("ArnNotLike", true, Glob::matchesArn),
    NUMERIC_EQUALS("NumericEquals", false, (policy, value) -> order(policy, value) == 0),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, (policy, value) -> order(policy, value) == 0),
    NUMERIC_LESS_THAN("NumericLessThan", false, (policy, value) -> order(policy, value) < 0),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, (policy, value) -> order(policy, value) <= 0),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, (policy, value) -> order(policy, value) > 0),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, (policy, value) -> order(policy, value) >= 0),
    BOOL("Bool", false, String::equalsIgnoreCase),
    /** Asks whether the key is absent; with a value there, {@code false} matches. */
    NULL("Null", false, (policy, value) -> policy.equalsIgnoreCase("false"));

    private final String word;
    private final boolean negated;
    private final BiPredicate<String, String> matches;

    Operator(String word, boolean negated, BiPredicate<String, String> matches) {
        this.word = word;
        this.negated = negated;
        this.matches = matches;
    }

    static Optional<Operator> named(String word) {
        return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
    }

    boolean negated() {
        return negated;
    }

    /** Whether one value of the policy matches one value of the request, before any negation. */
    boolean matches(String policy, String value) {
        return (!numeric() || isNumber(value)) && matches.test(policy, value);
    }

    /** Whether the operator can use this value of a policy. */
    boolean takes(String policy) {
        if (this == BOOL || this == NULL) {
            return policy.equalsIgnoreCase("true") || policy.equalsIgnoreCase("false");
        }
        return !numeric() || isNumber(policy);
    }

    private boolean numeric() {
        return word.startsWith("Numeric");
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    private static int order(String policy, String value) {
        return new BigDecimal(value).compareTo(new BigDecimal(policy));
    }
}
