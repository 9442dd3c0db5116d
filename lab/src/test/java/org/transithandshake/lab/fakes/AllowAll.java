package org.transithandshake.lab.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.Caller;

/** Permissions are not what the test is about. */
public final class AllowAll implements Authorizer {
    @Override
    public void check(Caller caller, Access access) {
    }

    @Override
    public void checkResourcePolicy(JsonNode policy, Caller caller, Access access) {
    }

    @Override
    public void checkServicePrincipal(JsonNode policy, String servicePrincipal, Access access) {
    }

    @Override
    public void checkTrust(String roleArn, String servicePrincipal) {
    }
}
