package org.transithandshake.policy.rules;

import java.util.regex.Pattern;

/** The condition {@code principals}: who in the account asked is like one of a few ARNs of IAM. */
final class Principals {
    static final String KEY = "principals";
    private static final Pattern ARN = Pattern.compile("arn:aws(-[a-z]+)*:(iam|sts)::(\\d{12}|\\*):[!-~]+");
    private static final Pattern ANY_ACCOUNT = Pattern.compile("arn:[a-z-]+:[a-z]+::\\*:.*");

    private Principals() {
    }

    /** @throws IllegalArgumentException with what is wrong and a good example */
    static String arn(String text) {
        if (!ARN.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not the ARN of a user or role; write one such as"
                    + " arn:aws:iam::111111111111:role/network-*");
        }
        return text;
    }

    /** Whether it lets in a name of any account: every account names its own roles as it likes. */
    static boolean isOfAnyAccount(Question question) {
        return question instanceof Like like && like.fact() == Fact.PRINCIPAL
                && like.globs().stream().anyMatch(glob -> ANY_ACCOUNT.matcher(glob).matches());
    }
}
