package org.transithandshake.step;

/** AWS has not finished something that was asked of it. State machines wait and try again, within bounds. */
public final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotYet(String message) {
        super(message);
    }
}
