package org.transithandshake.lab.text;

/** A file cannot be read or written; the message is one sentence: which file, what is wrong, and the cure. */
public final class BadFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadFile(String message) {
        super(message);
    }
}
