package org.transithandshake.hub;

/** Another attachment is in the airlock. The state machine waits and tries again, within bounds. */
public final class AirlockBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AirlockBusy(String message) {
        super(message);
    }
}
