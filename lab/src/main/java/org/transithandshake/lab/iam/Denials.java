package org.transithandshake.lab.iam;

import java.util.Set;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;

/**
 * The errors with which services answer a denied call. The wording is that of the IAM User Guide, "Troubleshoot
 * access denied error messages"; codes and statuses are those of each service's protocol.
 */
final class Denials {
    private static final Set<String> STATUS_403 = Set.of("lambda", "ram", "scheduler");

    private Denials() {
    }

    static AwsError error(String user, Access access, String reason) {
        String text = "User: " + user + " is not authorized to perform: " + access.action() + " on resource: "
                + access.resource() + " " + reason;
        String service = access.action().substring(0, access.action().indexOf(':'));
        return switch (service) {
            case "ec2" -> new AwsError(403, "UnauthorizedOperation",
                    "You are not authorized to perform this operation. " + text);
            case "sns" -> new AwsError(403, "AuthorizationError", text);
            case "sts", "iam", "cloudformation" -> new AwsError(403, "AccessDenied", text);
            default -> new AwsError(STATUS_403.contains(service) ? 403 : 400, "AccessDeniedException", text);
        };
    }

    static String because(Verdict verdict, String kind, Access access) {
        return verdict == Verdict.DENIED ? "with an explicit deny in " + article(kind) + " policy"
                : "because no " + kind + " policy allows the " + access.action() + " action";
    }

    private static String article(String kind) {
        return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }
}
