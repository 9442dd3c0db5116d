package org.transithandshake.lab.api;

import java.util.Set;

/**
 * How AWS behaves where its documents are silent or disagree. Each component is one open question of
 * {@code docs/assumptions.md}; {@link #quiet} and {@link #loud} are its two ends.
 *
 * @param trails            accounts with a CloudTrail trail that logs management events; {@code "*"} means all
 * @param ownerCopy         the hub gets its own CloudTrail copy of a spoke's CreateTransitGatewayVpcAttachment
 * @param ramEventPending   the invitee gets a RAM event while an invitation is still pending
 * @param duplicates        every event is delivered to its targets twice
 * @param overlap           which CIDRs AWS silently does not propagate
 */
public record Switches(
        Set<String> trails, boolean ownerCopy, boolean ramEventPending, boolean duplicates, Overlap overlap) {

    /** When a propagation of a VPC's CIDR into a table is dropped without an error. */
    public enum Overlap {
        /** The same CIDR is already propagated into the same table by another attachment. */
        IDENTICAL_PER_TABLE,
        /** An overlapping CIDR is already propagated into the same table. */
        OVERLAPPING_PER_TABLE,
        /** An overlapping CIDR is already propagated into any table of the gateway. */
        GATEWAY_WIDE
    }

    public static Switches quiet() {
        return new Switches(Set.of(), false, false, false, Overlap.IDENTICAL_PER_TABLE);
    }

    public static Switches loud() {
        return new Switches(Set.of("*"), true, true, true, Overlap.IDENTICAL_PER_TABLE);
    }

    public Switches with(Overlap other) {
        return new Switches(trails, ownerCopy, ramEventPending, duplicates, other);
    }

    public boolean hasTrail(String account) {
        return trails.contains("*") || trails.contains(account);
    }
}
