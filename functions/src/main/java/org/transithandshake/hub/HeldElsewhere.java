package org.transithandshake.hub;

/** Somebody else associated the attachment with a table of theirs; moving it is theirs to decide. */
public final class HeldElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HeldElsewhere(String message) {
        super(message);
    }
}
