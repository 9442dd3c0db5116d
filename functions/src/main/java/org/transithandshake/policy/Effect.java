package org.transithandshake.policy;

/** What a decision does. */
public enum Effect {
    /** Accept the request; no traffic yet. */
    ADMIT,
    /** Let the attachment into a segment. */
    PLACE,
    /** No, for a reason that the policy states. */
    REFUSE,
    /** Nothing says yes: a person decides. */
    REVIEW
}
