package org.transithandshake.path;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * When the command of a fix is run among those of one trace: EC2 refuses what rests on something that is not there yet,
 * such as a route to a gateway that the VPC is not attached to. What only reads comes after that, what no command
 * does last.
 */
enum Turn {
    ATTACH("create-transit-gateway-vpc-attachment"),
    ACCEPT("accept-transit-gateway-vpc-attachment"),
    ADJUST("modify-transit-gateway-vpc-attachment", "modify-transit-gateway"),
    ASSOCIATE("associate-transit-gateway-route-table"),
    PROPAGATE("enable-transit-gateway-route-table-propagation"),
    ROUTE_GATEWAY("create-transit-gateway-route", "replace-transit-gateway-route"),
    ROUTE_SUBNET("create-route", "replace-route"),
    OPEN("authorize-security-group-ingress", "authorize-security-group-egress", "create-network-acl-entry"),
    READ(),
    /** EC2 takes it in a later round only, when an attachment that is to be made has come up. */
    WAIT(),
    THINK();

    private final Set<String> operations;

    Turn(String... operations) {
        this.operations = Set.of(operations);
    }

    static List<Finding> inOrder(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing((Finding finding) -> of(finding.fix()))).toList();
    }

    private static Turn of(Fix fix) {
        if (fix.command().isEmpty()) {
            return THINK;
        }
        String operation = fix.command().get().split(" ")[2];
        return fix.waits() ? WAIT : Arrays.stream(values()).filter(turn -> turn.operations.contains(operation))
                .findFirst().orElse(READ);
    }
}
