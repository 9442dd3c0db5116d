package org.transithandshake.aws;

import java.util.Collection;

/** RAM refuses to share with an organization or a unit of it; a person has to mend that. */
public final class NoOrganizationSharing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoOrganizationSharing(Collection<String> principals, String why) {
        super("RAM does not share with " + String.join(", ", principals) + " (" + why + "); turn sharing on in the"
                + " organization's management account with: aws ram enable-sharing-with-aws-organization , or, if it is"
                + " on, correct SharePrincipals and deploy the stack again");
    }
}
