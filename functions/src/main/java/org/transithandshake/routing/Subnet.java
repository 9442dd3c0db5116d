package org.transithandshake.routing;

/**
 * A subnet.
 *
 * @param zone id of its Availability Zone, which unlike the name means the same in every account
 * @param ipv4 whether it has an IPv4 block; an IPv6-only one has not
 * @param ipv6 whether it has an IPv6 block
 */
public record Subnet(String id, String vpcId, String zone, boolean ipv4, boolean ipv6) {
}
