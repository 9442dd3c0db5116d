package org.transithandshake.lab.facts;

/** Facts that cannot be read; the message names the file, the place in it and what is wrong there. */
public final class BadFacts extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadFacts(String message) {
        super(message);
    }
}
