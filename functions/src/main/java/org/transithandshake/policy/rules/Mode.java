package org.transithandshake.policy.rules;

/** How much a rule's word counts; the first is what its absence means. */
public enum Mode {
    /** It decides. */
    ENFORCE,
    /** It decides nothing; people are told what it would have decided. */
    WARN,
    /** It decides nothing; the decision record says what it would have decided. */
    AUDIT
}
