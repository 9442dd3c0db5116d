package org.transithandshake.lab.api;

import java.util.EnumSet;
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
 * @param quirks            what AWS does otherwise than we assume
 */
public record Switches(Set<String> trails, boolean ownerCopy, boolean ramEventPending, boolean duplicates,
        Overlap overlap, Set<Quirk> quirks) {

    public Switches {
        trails = Set.copyOf(trails);
        quirks = Set.copyOf(quirks);
    }

    /** AWS as we assume it to be. */
    public Switches(Set<String> trails, boolean ownerCopy, boolean ramEventPending, boolean duplicates,
            Overlap overlap) {
        this(trails, ownerCopy, ramEventPending, duplicates, overlap, Set.of());
    }

    /** A way in which AWS may differ from our assumption; the handshake has to work all the same. */
    public enum Quirk {
        /** An event put straight on another account's bus carries that account, not the sender's. */
        RECEIVER_NAMED,
        /** RAM sends no event of its own: they are best effort. */
        RAM_SILENT,
        /** Disabling a propagation that is not there answers TransitGatewayRouteTablePropagation.NotFound. */
        PROPAGATION_NOT_FOUND,
        /** A range that was left out appears by itself when the one that it met goes away. */
        DROPPED_RANGE_RETURNS,
        /** An attachment's range in one table hides the same attachment's range in the other tables. */
        OWN_RANGE_HIDDEN,
        /** GetTransitGatewayRouteTablePropagations shows a change five seconds late. */
        PROPAGATION_LISTED_LATE,
        /** Disassociating what is not associated answers InvalidAssociation.NotFound. */
        ASSOCIATION_NOT_FOUND,
        /** A route of a VPC stays a blackhole when the VPC is attached to the same gateway again. */
        BLACKHOLE_STAYS,
        /** A request that nobody accepts fails by itself after seven days, as an invitation expires. */
        PENDING_EXPIRES,
        /** An invitation is listed ten seconds after its principal was associated. */
        INVITATION_LISTED_LATE,
        /** A shared gateway can be described ten seconds before a VPC can be attached to it. */
        SHARE_USABLE_LATE,
        /** RAM's own event names no share and says nothing in its detail. */
        RAM_EVENT_BARE,
        /** CloudTrail wraps the requests and responses of every EC2 call, not only of the newer ones. */
        RECORDS_WRAPPED,
        /** PutEvents to a bus that is not there succeeds, and the event is lost. */
        MISSING_BUS_UNNOTICED,
        /** An express execution runs twice. */
        EXPRESS_TWICE,
        /** A Choice state's own Assign runs for every rule, not only for its Default. */
        CHOICE_ALWAYS_ASSIGNS,
        /** The errors of optimized integrations have no prefix. */
        ERRORS_UNPREFIXED;

        /** What would silence another switch, or end every connection in a review; so {@link #loud} goes without. */
        private static final Set<Quirk> ALONE = Set.of(RAM_SILENT, OWN_RANGE_HIDDEN);
    }

    /** When a propagation of a VPC's CIDR into a table is dropped without an error. */
    public enum Overlap {
        /** The same CIDR is already propagated into the same table by another attachment. */
        IDENTICAL_PER_TABLE,
        /** An overlapping CIDR is already propagated into the same table. */
        OVERLAPPING_PER_TABLE,
        /** An overlapping CIDR is already propagated into any table of the gateway. */
        GATEWAY_WIDE
    }

    /** AWS as we assume it to be, and nothing arrives that it does not document. */
    public static Switches quiet() {
        return new Switches(Set.of(), false, false, false, Overlap.IDENTICAL_PER_TABLE);
    }

    /** Every copy and duplicate of an event arrives; otherwise AWS is as we assume it to be. */
    public static Switches copies() {
        return new Switches(Set.of("*"), true, true, true, Overlap.IDENTICAL_PER_TABLE);
    }

    /** Every copy and duplicate of an event arrives, and everything is otherwise that can be so at once. */
    public static Switches loud() {
        return copies().with(Overlap.GATEWAY_WIDE)
                .with(EnumSet.complementOf(EnumSet.copyOf(Quirk.ALONE)).toArray(Quirk[]::new));
    }

    public Switches with(Overlap other) {
        return new Switches(trails, ownerCopy, ramEventPending, duplicates, other, quirks);
    }

    public Switches with(Quirk... others) {
        return new Switches(trails, ownerCopy, ramEventPending, duplicates, overlap, Set.of(others));
    }

    public boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    public boolean hasTrail(String account) {
        return trails.contains("*") || trails.contains(account);
    }
}
