package org.transithandshake.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.transithandshake.cidr.Address;

/**
 * A network ACL: stateless, rules in the order of their numbers, the first that matches decides, and what none matches
 * is denied ("Network ACL rules", Amazon VPC user guide).
 *
 * @param id        {@code acl-...}
 * @param subnetIds the subnets it guards; each subnet has exactly one ACL
 * @param inbound   rules for what enters a subnet; each number once
 * @param outbound  rules for what leaves it
 */
public record NetworkAcl(String id, List<String> subnetIds, List<AclRule> inbound, List<AclRule> outbound) {

    public NetworkAcl {
        Text.id("network ACL id", id);
        subnetIds = List.copyOf(subnetIds);
        subnetIds.forEach(subnet -> Text.id("subnet id", subnet));
        inbound = ordered(id, inbound);
        outbound = ordered(id, outbound);
    }

    private static List<AclRule> ordered(String id, List<AclRule> rules) {
        if (rules.stream().mapToInt(AclRule::number).distinct().count() < rules.size()) {
            throw new IllegalArgumentException(id + " has two rules of one number and direction");
        }
        return rules.stream().sorted(Comparator.comparingInt(AclRule::number)).toList();
    }

    List<AclRule> rules(Direction direction) {
        return direction.other(inbound, outbound);
    }

    /** What is denied of the packet's ports, and by which rules; nothing, if all of it passes. */
    List<Denial> denials(Direction direction, Traffic packet, Address other) {
        List<Denial> denied = new ArrayList<>();
        List<PortRange> open = List.of(packet.ports());
        for (AclRule rule : rules(direction)) {
            if (rule.isAbout(packet, other)) {
                PortRange decided = rule.traffic().ports();
                if (!rule.allow()) {
                    open.forEach(ports -> ports.common(decided)
                            .ifPresent(some -> denied.add(new Denial(some, rule.number()))));
                }
                open = open.stream().flatMap(ports -> ports.without(decided).stream()).toList();
            }
        }
        open.forEach(ports -> denied.add(new Denial(ports, AclRule.LAST)));
        return denied;
    }

    /**
     * @param ports what a rule denies
     * @param rule  its number
     */
    record Denial(PortRange ports, int rule) {

        boolean isByDefault() {
            return rule >= AclRule.LAST;
        }
    }
}
