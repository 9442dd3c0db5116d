package org.transithandshake.lab.capture;

/** A capture that cannot be read or used. The message is one sentence: which file, which line, what, and the cure. */
public final class CaptureException extends RuntimeException {
    CaptureException(String message) {
        super(message);
    }
}
