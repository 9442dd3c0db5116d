package org.transithandshake.lab.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns of a terminal: East Asian characters take two, combining marks none. */
final class Width {

    private Width() {
    }

    static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    /** Breaks between words, or within a word that is wider than a line; an empty text is one empty line. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && of(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (of(line.toString()) > width) {
                int cut = fitting(line, width);
                lines.add(line.substring(0, cut));
                line.delete(0, cut);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** The index up to which the text fits; at least one character, so that every cut makes progress. */
    private static int fitting(CharSequence text, int width) {
        int index = 0;
        int used = 0;
        while (index < text.length()) {
            int codePoint = Character.codePointAt(text, index);
            used += of(codePoint);
            if (used > width && index > 0) {
                return index;
            }
            index += Character.charCount(codePoint);
        }
        return index;
    }

    private static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** The blocks of Unicode's East Asian Width "W" and "F" that names are written in, and the emoji. */
    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD;
    }
}
