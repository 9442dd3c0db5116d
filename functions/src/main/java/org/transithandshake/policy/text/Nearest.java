package org.transithandshake.policy.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that a person probably meant. */
final class Nearest {
    private Nearest() {
    }

    /** The known word with the fewest changed letters; none if more than a third would have to change. */
    static Optional<String> to(String written, Collection<String> known) {
        return known.stream().filter(word -> distance(written, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt((String word) -> distance(written, word)).thenComparing(word -> word));
    }

    /** Levenshtein's edit distance, ignoring case, a row of the matrix at a time. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
