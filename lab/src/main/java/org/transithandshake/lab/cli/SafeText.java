package org.transithandshake.lab.cli;

/** Text of other accounts, made fit for a terminal. */
final class SafeText {

    private static final int MIDDLE_DOT = 0x00B7;

    private SafeText() {
    }

    /**
     * Replaces by a middle dot whatever could move the cursor, colour the screen, break a line or turn the direction of
     * writing: control and format characters, line and paragraph separators, lone surrogates.
     */
    static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().map(c -> isHarmless(c) ? c : MIDDLE_DOT).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
