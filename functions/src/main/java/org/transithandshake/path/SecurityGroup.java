package org.transithandshake.path;

import java.util.List;

/**
 * A security group.
 *
 * @param id       {@code sg-...}
 * @param inbound  its rules for what comes in, in no order
 * @param outbound its rules for what goes out
 */
public record SecurityGroup(String id, List<GroupRule> inbound, List<GroupRule> outbound) {

    public SecurityGroup {
        Text.id("security group id", id);
        inbound = List.copyOf(inbound);
        outbound = List.copyOf(outbound);
    }

    List<GroupRule> rules(Direction direction) {
        return direction.other(inbound, outbound);
    }
}
