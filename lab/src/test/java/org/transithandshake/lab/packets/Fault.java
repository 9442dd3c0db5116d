package org.transithandshake.lab.packets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.AclRule;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Endpoint;
import org.transithandshake.path.Filters;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayRoute;
import org.transithandshake.path.GatewayTable;
import org.transithandshake.path.GroupRule;
import org.transithandshake.path.Network;
import org.transithandshake.path.NetworkAcl;
import org.transithandshake.path.NetworkInterface;
import org.transithandshake.path.Peer;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteOrigin;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.SecurityGroup;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Support;
import org.transithandshake.path.Traffic;
import org.transithandshake.path.Vpc;

/**
 * Two VPCs in which SSH passes from 10.0.1.4 to 10.1.1.4, but for one thing. The codes of {@link #valueOf} are those of
 * {@link org.transithandshake.path.Code}.
 */
enum Fault {
    NO_ROUTE_TO_DESTINATION, BAD_STATE_ROUTE, MORE_SPECIFIC_ROUTE, HIGHER_PRIORITY_ROUTE, DISCONNECTED_VPCS,
    BAD_STATE_ATTACHMENT, TGW_ROUTE_AZ_RESTRICTION, TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION,
    TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, TGW_RTB_BAD_STATE_ROUTE, TGW_RTB_MORE_SPECIFIC_ROUTE, ENI_SG_RULES_MISMATCH,
    SG_HAS_NO_RULES, SG_REFERENCING_SUPPORT, SUBNET_ACL_RESTRICTION, MISSING_RETURN_ROUTE,
    PROPAGATION_DROPPED_BY_OVERLAP, IPV6_SUPPORT;

    private static final String A = "10.0.0.0/16";
    private static final String B = "10.1.0.0/16";
    private static final String A6 = "fd00:a::/56";
    private static final String B6 = "fd00:b::/56";
    private static final String GATEWAY = "tgw-1";

    Network network() {
        Vpc a = vpc("a", "111111111111", List.of(A, A6), B, B6);
        Vpc b = vpc("b", "222222222222", List.of(B, B6), A, A6);
        List<Attachment> attachments = new ArrayList<>(List.of(attachment(a)));
        if (this != DISCONNECTED_VPCS) {
            attachments.add(attachment(b));
        }
        Gateway gateway = Gateway.seen(GATEWAY, "222222222222",
                        List.of(new GatewayTable("tgw-rtb-1", "main", gatewayRoutes())), attachments)
                .with(this == SG_REFERENCING_SUPPORT ? Support.DISABLED : Support.ENABLED);
        return new Network(List.of(a, b), List.of(gateway), List.of(filters(a), filters(b)));
    }

    Endpoint end(String vpc) {
        boolean ipv6 = this == IPV6_SUPPORT;
        return new Endpoint(Address.parse(ipv6 ? "fd00:" + vpc + ":0:1::4" : vpc.equals("a") ? "10.0.1.4" : "10.1.1.4"),
                Optional.of("vpc-" + vpc));
    }

    private Vpc vpc(String name, String account, List<String> own, String... others) {
        boolean client = name.equals("a");
        List<Route> routes = new ArrayList<>(own.stream().map(range -> Route.to(range, Route.LOCAL)).toList());
        for (String other : others) {
            boolean missing = client ? this == NO_ROUTE_TO_DESTINATION : this == MISSING_RETURN_ROUTE;
            if (!missing) {
                routes.add(new Route(Cidr.of(other), GATEWAY, client && this == BAD_STATE_ROUTE ? RouteState.BLACKHOLE
                        : RouteState.ACTIVE, this == HIGHER_PRIORITY_ROUTE ? RouteOrigin.PROPAGATED
                        : RouteOrigin.STATIC));
            }
        }
        if (client && this == MORE_SPECIFIC_ROUTE) {
            routes.add(Route.to("10.1.1.0/24", "nat-1"));
        }
        if (client && this == HIGHER_PRIORITY_ROUTE) {
            routes.add(Route.to(B, "nat-1"));
        }
        List<Subnet> subnets = List.of(subnet(name, 1, own), subnet(name, 2, own));
        return Vpc.seen("vpc-" + name, account, own.stream().map(Cidr::of).toList(), subnets,
                List.of(new RouteTable("rtb-" + name, true, routes, List.of())));
    }

    private static Subnet subnet(String vpc, int number, List<String> ranges) {
        return new Subnet("subnet-" + vpc + number, "use1-az" + number, List.of(
                Cidr.of(ranges.get(0).replace(".0.0/16", "." + number + ".0/24")),
                Cidr.of(ranges.get(1).replace("::/56", ":0:" + number + "::/64"))));
    }

    private Attachment attachment(Vpc vpc) {
        boolean server = vpc.id().equals("vpc-b");
        boolean unserved = !server && this == TGW_ROUTE_AZ_RESTRICTION;
        return new Attachment("tgw-attach-" + vpc.id().substring(4), vpc.id(), vpc.account(),
                List.of(vpc.subnets().get(unserved ? 1 : 0).id()),
                server && this == BAD_STATE_ATTACHMENT ? "pendingAcceptance" : "available",
                !server && this == TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION ? Optional.empty() : Optional.of("tgw-rtb-1"))
                .with(Support.ENABLED).withIpv6(this == IPV6_SUPPORT ? Support.DISABLED : Support.ENABLED);
    }

    private List<GatewayRoute> gatewayRoutes() {
        List<GatewayRoute> routes = new ArrayList<>(List.of(GatewayRoute.propagated(A, "tgw-attach-a")));
        switch (this) {
            case TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, DISCONNECTED_VPCS -> { }
            case TGW_RTB_BAD_STATE_ROUTE -> routes.add(GatewayRoute.blackhole(B));
            case PROPAGATION_DROPPED_BY_OVERLAP -> routes.add(GatewayRoute.propagated("10.1.0.0/17", "tgw-attach-a"));
            default -> routes.add(GatewayRoute.propagated(B, "tgw-attach-b"));
        }
        if (this == TGW_RTB_MORE_SPECIFIC_ROUTE) {
            routes.add(GatewayRoute.propagated("10.1.1.0/24", "tgw-attach-a"));
        }
        if (this != IPV6_SUPPORT) {
            routes.add(GatewayRoute.propagated(A6, "tgw-attach-a"));
            routes.add(GatewayRoute.propagated(B6, "tgw-attach-b"));
        }
        return routes;
    }

    private Filters filters(Vpc vpc) {
        boolean server = vpc.id().equals("vpc-b");
        String group = "sg-" + vpc.id().substring(4);
        List<GroupRule> inbound = !server || this == SG_HAS_NO_RULES ? List.of()
                : this == SG_REFERENCING_SUPPORT ? List.of(new GroupRule(Traffic.all(), new Peer.Group("sg-a")))
                : any(this == ENI_SG_RULES_MISMATCH ? Traffic.tcp(443, 443) : Traffic.tcp(22, 22));
        List<NetworkAcl> acls = List.of(acl(vpc, 0, server && this == SUBNET_ACL_RESTRICTION), acl(vpc, 1, false));
        return new Filters(vpc.id(), List.of(new NetworkInterface("eni-" + vpc.id().substring(4),
                List.of(end(vpc.id().substring(4)).address()), List.of(group))),
                List.of(new SecurityGroup(group, inbound, any(Traffic.all()))), acls);
    }

    private static List<GroupRule> any(Traffic traffic) {
        return List.of(new GroupRule(traffic, new Peer.Block(Cidr.of("0.0.0.0/0"))),
                new GroupRule(traffic, new Peer.Block(Cidr.of("::/0"))));
    }

    /** @param strict the answer's port is not let out: the usual mistake of a stateless filter */
    private static NetworkAcl acl(Vpc vpc, int subnet, boolean strict) {
        List<AclRule> open = List.of(new AclRule(100, true, Traffic.all(), Cidr.of("0.0.0.0/0")),
                new AclRule(101, true, Traffic.all(), Cidr.of("::/0")));
        List<AclRule> ssh = List.of(new AclRule(100, true, Traffic.tcp(22, 22), Cidr.of("0.0.0.0/0")));
        String id = vpc.subnets().get(subnet).id();
        return new NetworkAcl("acl-" + id, List.of(id), open, strict ? ssh : open);
    }
}
