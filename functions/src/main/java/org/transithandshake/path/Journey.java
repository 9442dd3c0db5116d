package org.transithandshake.path;

import java.util.Comparator;
import java.util.Optional;
import org.transithandshake.cidr.Address;

/**
 * One direction of a flow and the facts it is followed through.
 *
 * @param network     the facts
 * @param from        where the packet starts
 * @param to          where it is meant to arrive; empty if no VPC is known to hold the destination
 * @param destination its destination address
 * @param answer      it answers a packet that has arrived
 * @param packet      what filters see of it; empty if they are not looked at
 */
record Journey(Network network, Site from, Optional<Site> to, Address destination, boolean answer,
        Optional<Packet> packet) {

    /** What a route to the destination is best made for. */
    String destinationBlock() {
        return to.map(Site::block).orElseGet(() -> destination + (destination.isIpv6() ? "/128" : "/32"));
    }

    /** The gateway that evidently was meant: the one nearest to joining both VPCs, or the only one there is. */
    Optional<Gateway> meantGateway() {
        return network.gateways().stream()
                .filter(gateway -> ends(gateway) > 0 || network.gateways().size() == 1)
                .min(Comparator.comparing((Gateway gateway) -> -ends(gateway)).thenComparing(Gateway::id));
    }

    /** The attachment by which a gateway should hand the packet over. */
    Optional<Attachment> meantExit(Gateway gateway) {
        return to.flatMap(site -> gateway.attachmentOf(site.vpc()));
    }

    /** Two points for an available attachment of either end, one for another that is not gone. */
    private int ends(Gateway gateway) {
        return worth(gateway.attachmentOf(from.vpc())) + worth(meantExit(gateway));
    }

    private static int worth(Optional<Attachment> attachment) {
        return attachment.map(found -> found.isAvailable() ? 2 : found.isGone() ? 0 : 1).orElse(0);
    }
}
