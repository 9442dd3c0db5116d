package org.transithandshake.lab.facts;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayRoute;
import org.transithandshake.path.GatewayTable;
import org.transithandshake.path.RouteOrigin;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.Support;

/** The gateways of all sides: its owner knows tables and associations, a VPC's owner its own attachment best. */
record GatewayFacts(List<Side> sides) {

    List<Gateway> gateways() {
        Map<String, Fact> all = new LinkedHashMap<>();
        sides.forEach(side -> side.list("DescribeTransitGateways")
                .forEach(gateway -> all.putIfAbsent(gateway.need("TransitGatewayId"), gateway)));
        return all.values().stream().map(gateway -> gateway.as(this::gateway)).toList();
    }

    private Gateway gateway(Fact fact) {
        String id = fact.need("TransitGatewayId");
        String owner = fact.need("OwnerId");
        Optional<Side> hub = sides.stream().filter(side -> side.account().equals(owner))
                .filter(GatewayFacts::knowsTables).findFirst();
        List<Attachment> attachments = attachments(id, hub);
        return hub.map(side -> Gateway.seen(id, owner, tables(side, id), attachments))
                .orElseGet(() -> Gateway.unseen(id, owner, attachments)).with(support(fact));
    }

    /** Without its attachments a missing association could not be told from an unknown one. */
    private static boolean knowsTables(Side side) {
        return Stream.of("DescribeTransitGatewayRouteTables", "DescribeTransitGatewayAttachments",
                "DescribeTransitGatewayVpcAttachments").allMatch(side::has);
    }

    private List<Attachment> attachments(String gateway, Optional<Side> hub) {
        Map<String, Fact> all = new LinkedHashMap<>();
        sides.stream().sorted(Comparator.comparing((Side side) -> hub.filter(side::equals).isPresent()))
                .flatMap(side -> side.list("DescribeTransitGatewayVpcAttachments").stream())
                .filter(one -> one.need("TransitGatewayId").equals(gateway))
                .forEach(one -> all.putIfAbsent(one.need("TransitGatewayAttachmentId"), one));
        return all.values().stream().map(one -> one.as(some -> attachment(some, hub))).toList();
    }

    private static Attachment attachment(Fact fact, Optional<Side> hub) {
        String id = fact.need("TransitGatewayAttachmentId");
        List<String> subnets = fact.each("SubnetIds").map(subnet -> subnet.value().asText()).toList();
        return new Attachment(id, fact.need("VpcId"), fact.need("VpcOwnerId"), subnets, fact.need("State"),
                hub.flatMap(side -> association(side, id))).with(support(fact)).withIpv6(support(fact, "Ipv6Support"));
    }

    private static Optional<String> association(Side hub, String attachment) {
        return hub.list("DescribeTransitGatewayAttachments").stream()
                .filter(one -> one.need("TransitGatewayAttachmentId").equals(attachment))
                .flatMap(one -> one.find("Association").stream())
                .filter(association -> association.text("State").filter("associated"::equals).isPresent())
                .map(association -> association.need("TransitGatewayRouteTableId")).findFirst();
    }

    private static Support support(Fact fact) {
        return support(fact, "SecurityGroupReferencingSupport");
    }

    private static Support support(Fact fact, String option) {
        return fact.find("Options").flatMap(options -> options.text(option))
                .map(value -> value.equals("enable") ? Support.ENABLED : Support.DISABLED).orElse(Support.UNKNOWN);
    }

    /** A table that was listed but not searched is left out: its routes are not known. */
    private static List<GatewayTable> tables(Side hub, String gateway) {
        return hub.list("DescribeTransitGatewayRouteTables").stream()
                .filter(table -> table.need("TransitGatewayId").equals(gateway))
                .flatMap(table -> hub.search(table.need("TransitGatewayRouteTableId")).stream()
                        .map(found -> new GatewayTable(table.need("TransitGatewayRouteTableId"), name(table),
                                found.each("Routes").map(route -> route.as(GatewayFacts::route)).toList())))
                .toList();
    }

    private static String name(Fact table) {
        return table.each("Tags").filter(tag -> tag.text("Key").filter("Name"::equals).isPresent())
                .map(tag -> tag.text("Value").orElse("")).findFirst().orElse("");
    }

    private static GatewayRoute route(Fact route) {
        return new GatewayRoute(Cidr.of(route.need("DestinationCidrBlock")),
                route.texts("TransitGatewayAttachments", "TransitGatewayAttachmentId").stream().findFirst(),
                route.need("State").equals("active") ? RouteState.ACTIVE : RouteState.BLACKHOLE,
                route.need("Type").equals("static") ? RouteOrigin.STATIC : RouteOrigin.PROPAGATED);
    }
}
