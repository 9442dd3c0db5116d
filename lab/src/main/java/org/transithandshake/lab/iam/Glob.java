package org.transithandshake.lab.iam;

import java.util.regex.Pattern;

/**
 * IAM's wildcards: {@code *} is any number of characters, also {@code /} and {@code :}, and {@code ?} is exactly one
 * (IAM User Guide, "IAM JSON policy elements: Resource").
 */
final class Glob {
    private Glob() {
    }

    static boolean matches(String pattern, String text) {
        return matches(pattern, text, 0);
    }

    static boolean matchesIgnoringCase(String pattern, String text) {
        return matches(pattern, text, Pattern.CASE_INSENSITIVE);
    }

    private static boolean matches(String pattern, String text, int flags) {
        StringBuilder regex = new StringBuilder();
        pattern.chars().forEach(c -> regex.append(switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }));
        return Pattern.compile(regex.toString(), flags | Pattern.DOTALL).matcher(text).matches();
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
