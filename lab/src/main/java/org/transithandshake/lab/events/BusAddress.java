package org.transithandshake.lab.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;

/** Which bus: its account and name. */
record BusAddress(String account, String name) {
    static final String DEFAULT = "default";
    private static final Pattern NAME = Pattern.compile("[/.\\-_A-Za-z0-9]{1,256}");
    private static final Pattern ARN =
            Pattern.compile("arn:aws:events:([a-z0-9-]+):(\\d{12}):event-bus/([/.\\-_A-Za-z0-9]{1,256})");

    /** Reads a name, an ARN of any account, or null for the default bus. */
    static BusAddress parse(String nameOrArn, String region, String account) {
        if (nameOrArn == null) {
            return new BusAddress(account, DEFAULT);
        }
        Matcher arn = ARN.matcher(nameOrArn);
        if (arn.matches()) {
            if (!arn.group(1).equals(region)) {
                throw new AwsError("ValidationException", "The lab has one Region, " + region + ": " + nameOrArn);
            }
            return new BusAddress(arn.group(2), arn.group(3));
        }
        if (!NAME.matcher(nameOrArn).matches()) {
            throw new AwsError("ValidationException", "Not the name or ARN of an event bus: " + nameOrArn);
        }
        return new BusAddress(account, nameOrArn);
    }

    String arn(String region) {
        return "arn:aws:events:" + region + ":" + account + ":event-bus/" + name;
    }
}
