package org.transithandshake.lab.iam;


/**
 * IAM's wildcards: {@code *} is any number of characters, also {@code /} and {@code :}, and {@code ?} is exactly one
 * (IAM User Guide, "IAM JSON policy elements: Resource").
 */
final class Glob {
    private Glob() {
    }

    static boolean matches(String pattern, String text) {
        return matches(pattern, text, false);
    }

    static boolean matchesIgnoringCase(String pattern, String text) {
        return matches(pattern, text, true);
    }

    /** A star takes as little as it can; where what follows does not fit, the last one takes a character more. */
    private static boolean matches(String pattern, String text, boolean ignoreCase) {
        int p = 0;
        int t = 0;
        int star = -1;
        int taken = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                taken = t;
            } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t), ignoreCase)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++taken;
            } else {
                return false;
            }
        }
        return pattern.chars().skip(p).allMatch(c -> c == '*');
    }

    private static boolean fits(char wanted, char given, boolean ignoreCase) {
        return wanted == '?' || wanted == given
                || ignoreCase && Character.toLowerCase(wanted) == Character.toLowerCase(given);
    }

    /**
     * ArnEquals and ArnLike: each of the six parts between colons is matched by itself, so that a wildcard does not
     * reach over a colon, except in the last part (IAM User Guide, "ARN condition operators").
     */
    static boolean matchesArn(String pattern, String arn) {
        String[] wanted = pattern.split(":", 6);
        String[] given = arn.split(":", 6);
        if (wanted.length != 6 || given.length != 6) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            if (!matches(wanted[i], given[i])) {
                return false;
            }
        }
        return true;
    }
}
