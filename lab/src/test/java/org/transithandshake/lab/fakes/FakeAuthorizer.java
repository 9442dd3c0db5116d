package org.transithandshake.lab.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;

/** Allows roles everything but what a test denies; a resource policy admits whose id or ARN it mentions. */
public final class FakeAuthorizer implements Authorizer {
    public final Set<String> denied = new HashSet<>();
    public final Set<String> untrusted = new HashSet<>();
    public final List<Access> checked = new ArrayList<>();
    public final List<Caller> callers = new ArrayList<>();

    @Override
    public void check(Caller caller, Access access) {
        checked.add(access);
        callers.add(caller);
        refuseIf(denied.contains(access.action() + " " + access.resource()), access.action());
    }

    @Override
    public void checkResourcePolicy(JsonNode policy, Caller caller, Access access) {
        boolean own = access.resource().contains(":" + caller.account() + ":");
        refuseIf(!own && !policy.toString().contains(caller.account()), access.action());
    }

    @Override
    public void checkServicePrincipal(JsonNode policy, String servicePrincipal, Access access) {
        String text = policy.toString();
        refuseIf(!text.contains(servicePrincipal) || !text.contains(access.context().get("aws:SourceArn")),
                access.action());
    }

    @Override
    public void checkTrust(String roleArn, String servicePrincipal) {
        refuseIf(untrusted.contains(roleArn), "sts:AssumeRole");
    }

    private static void refuseIf(boolean refused, String action) {
        if (refused) {
            throw new AwsError(403, "AccessDeniedException", "not authorized to perform: " + action);
        }
    }
}
