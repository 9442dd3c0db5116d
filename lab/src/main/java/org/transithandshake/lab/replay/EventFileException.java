package org.transithandshake.lab.replay;

/** A file, or one event of it, cannot be replayed; the message is one sentence that says why, and what to do. */
public final class EventFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventFileException(String message) {
        super(message);
    }
}
