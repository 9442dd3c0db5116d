package org.transithandshake.lab.states;

import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;

/** What calls need (Service Authorization Reference, "Actions, resources, and condition keys for Step Functions"). */
final class Permits {
    private Permits() {
    }

    static List<Access> on(String action, String resource) {
        return List.of(new Access("states:" + action, resource == null || resource.isEmpty() ? "*" : resource));
    }

    /** State machines have no resource policies, so no other account may touch them. */
    static void own(Caller caller, String action, String arn) {
        String[] parts = arn.split(":");
        if (parts.length < 7 || !parts[2].equals("states")) {
            throw new AwsError("InvalidArn", "Invalid Arn: '" + arn + "'");
        }
        if (!parts[4].equals(caller.account())) {
            String who = caller.isPerson() ? "arn:aws:iam::" + caller.account() + ":root" : caller.role();
            throw new AwsError("AccessDeniedException", "User: " + who + " is not authorized to perform: states:"
                    + action + " on resource: " + arn + " because no resource-based policy allows the states:"
                    + action + " action");
        }
    }
}
