package org.transithandshake.lab.cli;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why AWS gave no answer, in a sentence for who typed the command: the SDK's own speaks to who programs it. */
final class AwsTrouble {
    /** Amazon EC2 API Reference, "Common client error codes"; AWS STS API Reference, "Common Errors". */
    private static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");
    private static final Set<String> UNKNOWN_KEY =
            Set.of("AuthFailure", "InvalidClientTokenId", "SignatureDoesNotMatch", "UnrecognizedClientException");
    private static final String OTHER_CREDENTIALS = "name a profile with credentials by --profile, or set"
            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";

    private AwsTrouble() {
    }

    static String of(SdkException trouble) {
        return SafeText.of(trouble instanceof AwsServiceException answer ? answered(answer) : unanswered(trouble));
    }

    private static String answered(AwsServiceException answer) {
        if (answer.awsErrorDetails() == null) {
            return firstLine(answer);
        }
        String code = answer.awsErrorDetails().errorCode();
        String said = answer.awsErrorDetails().errorMessage() + " (" + code + ")";
        if (EXPIRED.contains(code)) {
            return said + "; sign in again, such as by aws sso login, or export new credentials";
        }
        return UNKNOWN_KEY.contains(code) ? said + "; " + OTHER_CREDENTIALS : said;
    }

    private static String unanswered(SdkException trouble) {
        String said = firstLine(trouble);
        if (isCausedBy(trouble, ConnectException.class)) {
            return "nothing answers at the endpoint; start it with ./handshake serve --deploy, or name where it is by"
                    + " --endpoint";
        }
        if (isCausedBy(trouble, UnknownHostException.class)) {
            return "AWS was not found by name; see that the Region is right, and that this machine reaches it";
        }
        if (said.startsWith("Profile file contained no credentials for profile")) {
            return "the profile has no credentials" + quoted(said) + "; name one of aws configure list-profiles by"
                    + " --profile";
        }
        if (said.startsWith("Unable to load region")) {
            return "no Region is configured; name it, such as --region eu-central-1";
        }
        return said.startsWith("Unable to load credentials") ? "there are no credentials; " + OTHER_CREDENTIALS : said;
    }

    private static String quoted(String said) {
        String[] parts = said.split("'", 3);
        return parts.length == 3 ? ": '" + parts[1] + "'" : "";
    }

    private static boolean isCausedBy(Throwable trouble, Class<? extends Throwable> cause) {
        return Stream.iterate(trouble, each -> each != null, Throwable::getCause).anyMatch(cause::isInstance);
    }

    private static String firstLine(SdkException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().lines().findFirst().orElse("");
    }
}
