package org.transithandshake.policy.rules;

/**
 * One condition of a rule, asked of facts: a line of the decision record.
 *
 * @param asks  what was asked, as the policy says it: {@code accounts: 111111111111}
 * @param value what was found, or {@code unknown}
 */
public record Asked(String asks, String value, Outcome outcome) {
    @Override
    public String toString() {
        String answer = switch (outcome) {
            case HELD -> "yes";
            case FAILED -> "no";
            case UNKNOWN -> "cannot be told";
        };
        return asks + " (" + value + "): " + answer;
    }
}
