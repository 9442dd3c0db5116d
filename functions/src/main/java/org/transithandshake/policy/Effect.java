package org.transithandshake.policy;

/** What a decision does. */
public enum Effect {
    /** Accept an invitation. */
    ACCEPT("accept"),
    /** Accept the request; no traffic yet. */
    ADMIT("admit"),
    /** Let the attachment into a segment. */
    PLACE("place"),
    /** No, for a reason that the policy states. */
    REFUSE("reject"),
    /** Nothing says yes: a person decides. */
    REVIEW("review");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** As a policy writes it. */
    public String word() {
        return word;
    }
}
