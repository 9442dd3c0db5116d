package org.transithandshake.lab.events;

import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.Caller;

/** The role of a target, which EventBridge assumes to call it. */
final class RuleRole {
    static final String SERVICE = "events.amazonaws.com";
    private final Authorizer authorizer;

    RuleRole(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /** Assumes the role and checks that it allows the access; returns the caller that the target sees. */
    Caller assume(Shipment shipment, Access access) {
        Rule rule = shipment.rule();
        String role = shipment.target().roleArn();
        authorizer.checkTrust(role, SERVICE);
        Caller caller = new Caller(rule.bus().account(), rule.region(), role, "rule " + rule.name(), rule.arn());
        authorizer.check(caller, access);
        return caller;
    }
}
