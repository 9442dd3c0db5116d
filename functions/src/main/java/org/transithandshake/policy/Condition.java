package org.transithandshake.policy;

/**
 * One thing that a rule asked.
 *
 * @param asks  what was asked, as a sentence's beginning, such as {@code account is allowed}
 * @param value what was found
 * @param held  whether it held
 */
public record Condition(String asks, String value, boolean held) {
    @Override
    public String toString() {
        return asks + " (" + value + "): " + (held ? "yes" : "no");
    }
}
