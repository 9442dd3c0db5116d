package org.transithandshake.lab.handshake;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

/** An eye on the segment: who was ever in it, and which ranges that exclude each other stood in it together. */
final class Watch {
    private final Crowd crowd;
    private final Ec2Client hub;
    private final Set<String> everIn = new TreeSet<>();
    private final Set<String> clashes = new TreeSet<>();
    private String segment = "";

    Watch(Crowd crowd) {
        this.crowd = crowd;
        hub = crowd.lab.ec2(Scene.HUB);
        crowd.lab.journal().follow(this::read);
    }

    private void read(Entry entry) {
        if (entry instanceof Entry.ApiCall call && call.error().isEmpty()) {
            switch (call.request()) {
                case EnableTransitGatewayRouteTablePropagationRequest into ->
                    everIn(into.transitGatewayRouteTableId(), into.transitGatewayAttachmentId());
                case AssociateTransitGatewayRouteTableRequest with ->
                    everIn(with.transitGatewayRouteTableId(), with.transitGatewayAttachmentId());
                default -> { }
            }
        }
    }

    private void everIn(String table, String attachment) {
        if (table.equals(segment)) {
            everIn.add(attachment);
        }
    }

    void look() {
        if (segment.isEmpty() && !crowd.network.table(Network.SEGMENT).isEmpty()) {
            segment = crowd.network.table(Network.SEGMENT).getFirst();
        }
        if (!segment.isEmpty()) {
            compare(routes());
        }
    }

    private Map<String, Set<Cidr>> routes() {
        Map<String, Set<Cidr>> routes = new TreeMap<>();
        for (TransitGatewayRoute route : hub.searchTransitGatewayRoutes(r -> r.transitGatewayRouteTableId(segment)
                .filters(Filter.builder().name("state").values("active").build())).routes()) {
            route.transitGatewayAttachments().forEach(owner -> routes
                    .computeIfAbsent(owner.transitGatewayAttachmentId(), id -> new TreeSet<>())
                    .add(Cidr.of(route.destinationCidrBlock())));
        }
        return routes;
    }

    private void compare(Map<String, Set<Cidr>> routes) {
        routes.forEach((one, its) -> routes.forEach((other, others) -> {
            if (one.compareTo(other) < 0 && its.stream().anyMatch(a -> others.stream().anyMatch(a::overlaps))) {
                clashes.add(its + " of " + one + " and " + others + " of " + other);
            }
        }));
    }

    /** The attachments that propagated into the segment or were associated with it, for however short a time. */
    Set<String> everIn() {
        return everIn;
    }

    /** Overlapping ranges of different attachments that the segment showed at the same time. */
    Set<String> clashes() {
        return clashes;
    }
}
