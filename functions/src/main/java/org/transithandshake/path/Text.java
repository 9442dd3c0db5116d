package org.transithandshake.path;

import java.util.regex.Pattern;

/** What identifiers may look like. Commands are built of them, so nothing that a shell would read gets through. */
final class Text {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:/_-]*");

    private Text() {
    }

    static String id(String what, String value) {
        return matching(ID, what, value);
    }

    static String account(String value) {
        return matching(ACCOUNT, "account", value);
    }

    /** The target of a VPC route: an id, {@code local}, or an ARN (core networks have no other name). */
    static String target(String value) {
        return matching(TARGET, "route target", value);
    }

    private static String matching(Pattern pattern, String what, String value) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a valid " + what + ": '" + value + "'");
        }
        return value;
    }
}
