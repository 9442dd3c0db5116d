package org.transithandshake.policy.text;

import java.util.Locale;

/**
 * Something wrong with a policy.
 *
 * @param severity whether the policy can be used all the same
 * @param what     what is wrong, as the beginning of a sentence
 * @param cure     what to do about it, as its end
 */
public record Fault(Position at, Severity severity, String what, String cure) {

    /** How bad it is. */
    public enum Severity {
        /** The policy is refused as a whole. */
        ERROR,
        /** The policy works, but probably not as its author thinks. */
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code 12:7 error: 'acounts' is not a key of a rule in admit; did you mean 'accounts'?}. */
    @Override
    public String toString() {
        return at + " " + severity.name().toLowerCase(Locale.ROOT) + ": " + what + "; " + cure;
    }
}
