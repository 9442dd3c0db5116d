package org.transithandshake.policy;

import org.transithandshake.cidr.Cidr;

/**
 * A range that an attachment shows in a gateway's route table, or that the table drops.
 *
 * @param attachmentId whom the route leads to, or {@link #BLACKHOLE}
 */
public record RouteOwner(Cidr cidr, String attachmentId) {
    /** Whom a route that drops its packets belongs to. */
    public static final String BLACKHOLE = "blackhole";

    public static RouteOwner blackhole(Cidr cidr) {
        return new RouteOwner(cidr, BLACKHOLE);
    }

    public boolean drops() {
        return attachmentId.equals(BLACKHOLE);
    }

    /**
     * Whether nobody else may show this range beside the route. The longest prefix wins in a gateway ("How transit
     * gateways work", Amazon VPC Transit Gateways guide), so a range within somebody's takes packets from him, and one
     * within a blackhole lets through what is to be dropped; a blackhole within the range goes on dropping. A default
     * route claims no addresses.
     */
    public boolean excludes(Cidr range) {
        if (cidr.prefixLength() == 0) {
            return false;
        }
        return drops() ? cidr.contains(range) : cidr.overlaps(range);
    }
}
