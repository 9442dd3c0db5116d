package org.transithandshake.checkup;

/**
 * What one check found.
 *
 * @param what the question, in a few words
 * @param why  what was read
 * @param cure the command that mends it, or shows what could not be read; empty where nothing is to be done
 */
public record Line(String what, Verdict verdict, String why, String cure) {
    /** A problem, as people are told of it. */
    public String told() {
        return """
                It is not so that %s.

                why   %s
                cure  %s
                """.formatted(what, why, cure);
    }

    static Line ok(String what, String why) {
        return new Line(what, Verdict.OK, why, "");
    }

    static Line problem(String what, String why, String cure) {
        return new Line(what, Verdict.PROBLEM, why, cure);
    }
}
