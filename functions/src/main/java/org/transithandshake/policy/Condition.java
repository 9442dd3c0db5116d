package org.transithandshake.policy;

/**
 * One thing that a rule asked.
 *
 * @param asks  what was asked, as a sentence's beginning, such as {@code account is allowed}
 * @param value what was found
 * @param held  whether it held
 * @param known whether that can be told
 */
public record Condition(String asks, String value, boolean held, boolean known) {
    public Condition(String asks, String value, boolean held) {
        this(asks, value, held, true);
    }

    @Override
    public String toString() {
        return asks + " (" + value + "): " + (!known ? "cannot be told" : held ? "yes" : "no");
    }
}
