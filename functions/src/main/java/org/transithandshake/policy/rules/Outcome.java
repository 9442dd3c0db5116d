package org.transithandshake.policy.rules;

/** Whether a condition holds; where its fact is unknown it neither does nor does not. */
public enum Outcome {
    HELD, FAILED, UNKNOWN;

    static Outcome of(boolean held) {
        return held ? HELD : FAILED;
    }

    /** Of two conditions that must both hold: one that fails settles it, whatever the other's unknown fact is. */
    Outcome and(Outcome other) {
        if (this == FAILED || other == FAILED) {
            return FAILED;
        }
        return this == HELD && other == HELD ? HELD : UNKNOWN;
    }
}
