package org.transithandshake.lab.cli;

import java.util.Map;

/** Whether words are coloured. Colour never carries what the words do not say. */
public enum Paint {
    PLAIN,
    COLOUR;

    private static final char ESCAPE = 0x1B;

    /** Colour only on a terminal, and never where {@code NO_COLOR} is set and not empty (no-color.org). */
    public static Paint choose(Map<String, String> environment, boolean terminal) {
        return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() ? COLOUR : PLAIN;
    }

    String good(String text) {
        return code("32", text);
    }

    String bad(String text) {
        return code("31", text);
    }

    String doubtful(String text) {
        return code("33", text);
    }

    String strong(String text) {
        return code("1", text);
    }

    private String code(String code, String text) {
        return this == PLAIN ? text : ESCAPE + "[" + code + "m" + text + ESCAPE + "[0m";
    }
}
