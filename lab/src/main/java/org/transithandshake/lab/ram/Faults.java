package org.transithandshake.lab.ram;

import org.transithandshake.lab.api.AwsError;

/** RAM's errors, HTTP 400, with the names of its API reference. */
final class Faults {
    private Faults() {
    }

    static AwsError malformed(String arn) {
        return new AwsError("MalformedArnException", "The specified ARN " + arn + " is not valid.");
    }

    static AwsError invalid(String message) {
        return new AwsError("InvalidParameterException", message);
    }

    static AwsError missing(String parameter) {
        return new AwsError("MissingRequiredParameterException", "The parameter " + parameter + " is required.");
    }

    static AwsError unknown(String what) {
        return new AwsError("UnknownResourceException", what + " could not be found.");
    }

    static AwsError invitationNotFound(String arn) {
        return new AwsError("ResourceShareInvitationArnNotFoundException", "ResourceShareInvitation " + arn
                + " could not be found.");
    }

    /** What answers to an invitation that was answered before, or is too old. */
    static AwsError settled(String status, String arn) {
        String name = switch (status) {
            case "ACCEPTED" -> "AlreadyAccepted";
            case "REJECTED" -> "AlreadyRejected";
            default -> "Expired";
        };
        return new AwsError("ResourceShareInvitation" + name + "Exception", "ResourceShareInvitation " + arn + " is "
                + status + ".");
    }
}
