package org.transithandshake.routing;

import java.util.List;
import java.util.stream.Collectors;

/** What a person should know of a side although its routes stand: a sentence each, with the cure. */
public final class AttachmentFindings {
    private static final String MODIFY = "aws ec2 modify-transit-gateway-vpc-attachment"
            + " --transit-gateway-attachment-id ";

    private AttachmentFindings() {
    }

    /** Zones with subnets from which the gateway takes no traffic; their tables get no route for them. */
    public static List<String> unservedZones(String attachmentId, VpcSubnets subnets, List<String> attached) {
        return subnets.unservedBy(attached).entrySet().stream()
                .map(zone -> unserved(attachmentId, zone.getKey(), zone.getValue())).toList();
    }

    private static String unserved(String attachmentId, String zone, List<Subnet> subnets) {
        String ids = subnets.stream().map(Subnet::id).collect(Collectors.joining(", "));
        String cure = subnets.stream().filter(Subnet::ipv4).map(Subnet::id).findFirst()
                .map(id -> "add a subnet of that zone, best a small one of its own: " + MODIFY + attachmentId
                        + " --add-subnet-ids " + id)
                .orElse("make a subnet with IPv4 there and add it to the attachment; an IPv6-only one cannot be");
        return attachmentId + " has no subnet in zone " + zone + ", so " + ids
                + " cannot reach the gateway and got no routes to it; " + cure;
    }

    /** Options that the stack's parameters ask for and the attachment has not. */
    public static String otherOptions(String attachmentId, String wanted, String seen) {
        return attachmentId + " has " + seen + " where this stack asks for " + wanted + "; change it with: " + MODIFY
                + attachmentId + " --options " + wanted;
    }

    public static String noIpv6(String attachmentId, List<String> subnetIds) {
        return attachmentId + " cannot carry IPv6, because its subnets " + String.join(", ", subnetIds)
                + " have no IPv6 block; give them one with: aws ec2 associate-subnet-cidr-block --subnet-id "
                + subnetIds.getFirst() + " --ipv6-cidr-block RANGE, and deploy the stack again";
    }
}
