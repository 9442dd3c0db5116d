package org.transithandshake.lab.iam;

import com.fasterxml.jackson.databind.JsonNode;
import org.transithandshake.lab.api.AwsError;

/**
 * How much a role may have: inline policies of 10,240 characters together, a trust policy of 2,048, and ten managed
 * policies. White space does not count (IAM User Guide, "IAM and AWS STS quotas").
 */
final class RoleQuotas {
    private static final int MOST_INLINE = 10_240;
    private static final int MOST_TRUST = 2_048;
    private static final int MOST_MANAGED = 10;

    private RoleQuotas() {
    }

    /** @throws AwsError {@code LimitExceeded} naming the role */
    static void check(String role, JsonNode properties) {
        int inline = 0;
        for (JsonNode policy : properties.path("Policies")) {
            inline += length(policy.path("PolicyDocument"));
        }
        if (inline > MOST_INLINE) {
            throw exceeded("Maximum policy size of " + MOST_INLINE + " bytes exceeded for role " + role + ": its inline"
                    + " policies have " + inline + ".");
        }
        if (length(properties.path("AssumeRolePolicyDocument")) > MOST_TRUST) {
            throw exceeded("Cannot exceed quota for ACLSizePerRole: " + MOST_TRUST + ", of role " + role + ".");
        }
        if (properties.path("ManagedPolicyArns").size() > MOST_MANAGED) {
            throw exceeded("Cannot exceed quota for PoliciesPerRole: " + MOST_MANAGED + ", of role " + role + ".");
        }
    }

    /** Jackson writes no white space between tokens. */
    private static int length(JsonNode document) {
        return document.toString().length();
    }

    private static AwsError exceeded(String message) {
        return new AwsError(409, "LimitExceeded", message);
    }
}
