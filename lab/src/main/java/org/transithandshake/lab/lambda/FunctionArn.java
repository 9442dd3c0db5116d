package org.transithandshake.lab.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;

/** Names of functions: plain, or an ARN; without a version, or with {@code $LATEST}, the only one the lab has. */
final class FunctionArn {
    private static final Pattern ARN =
            Pattern.compile("(arn:aws:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,64})(:\\$LATEST)?");
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_-]{1,64})(:\\$LATEST)?");

    private FunctionArn() {
    }

    static String of(String region, String account, String name) {
        return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
    }

    /** The ARN without a version. */
    static String parse(String nameOrArn, String region, String account) {
        String given = String.valueOf(nameOrArn);
        Matcher arn = ARN.matcher(given);
        if (arn.matches()) {
            return arn.group(1);
        }
        Matcher name = NAME.matcher(given);
        if (name.matches()) {
            return of(region, account, name.group(1));
        }
        throw new AwsError("ValidationException", "Not the name or ARN of a function in this lab: " + given);
    }

    static String account(String arn) {
        return arn.split(":", 6)[4];
    }
}
