package org.transithandshake.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.transithandshake.cidr.Cidr;

/**
 * The network of the note, everything right: vpc-a (spoke) and vpc-b (hub), each with a subnet in zones 1 and 2 and an
 * explicit table, joined by tgw-1 with one segment. Tests break one thing of it.
 */
final class Sample {

    static final String SPOKE = "111111111111";
    static final String HUB = "222222222222";

    static final Vpc A = vpc("a", SPOKE, "10.0", "fd00:a", "10.1.0.0/16", "fd00:b::/56");
    static final Vpc B = vpc("b", HUB, "10.1", "fd00:b", "10.0.0.0/16", "fd00:a::/56");
    static final Attachment TO_A = attachment(A);
    static final Attachment TO_B = attachment(B);
    static final GatewayTable MAIN = new GatewayTable("tgw-rtb-main", "main", List.of(
            GatewayRoute.propagated("10.0.0.0/16", TO_A.id()), GatewayRoute.propagated("fd00:a::/56", TO_A.id()),
            GatewayRoute.propagated("10.1.0.0/16", TO_B.id()), GatewayRoute.propagated("fd00:b::/56", TO_B.id())));
    static final Gateway GATEWAY = Gateway.seen("tgw-1", HUB, List.of(MAIN), List.of(TO_A, TO_B));
    static final Network NETWORK = new Network(List.of(A, B), List.of(GATEWAY));

    static final Flow A_TO_B = Flow.between("10.0.1.4", "10.1.1.4");
    static final Flow B_TO_A = Flow.between("10.1.1.4", "10.0.1.4");

    private Sample() {
    }

    /** A VPC with subnets in the zones 1 and 2; IPv4 blocks {@code v4.0.0/16}, {@code v4.1.0/24}, {@code v4.2.0/24}. */
    static Vpc vpc(String name, String account, String v4, String v6, String... gatewayRoutes) {
        List<Route> routes = new ArrayList<>(List.of(
                Route.to(v4 + ".0.0/16", Route.LOCAL), Route.to(v6 + "::/56", Route.LOCAL)));
        List.of(gatewayRoutes).forEach(destination -> routes.add(Route.to(destination, "tgw-1")));
        return Vpc.seen("vpc-" + name, account, List.of(Cidr.of(v4 + ".0.0/16"), Cidr.of(v6 + "::/56")),
                List.of(subnet(name, 1, v4, v6), subnet(name, 2, v4, v6)),
                List.of(new RouteTable("rtb-main-" + name, true, routes.subList(0, 2), List.of()),
                        new RouteTable("rtb-" + name, false, routes, List.of(
                                "subnet-" + name + "1", "subnet-" + name + "2"))));
    }

    private static Subnet subnet(String vpc, int zone, String v4, String v6) {
        return new Subnet("subnet-" + vpc + zone, "use1-az" + zone, List.of(
                Cidr.of(v4 + "." + zone + ".0/24"), Cidr.of(v6 + ":0:" + zone + "::/64")));
    }

    static Attachment attachment(Vpc vpc) {
        return new Attachment("tgw-attach-" + vpc.id().substring(4), vpc.id(), vpc.account(),
                vpc.subnets().stream().map(Subnet::id).toList(), "available", Optional.of("tgw-rtb-main"));
    }

    static Network with(Vpc... vpcs) {
        return new Network(List.of(vpcs), List.of(GATEWAY));
    }

    static Network with(Gateway gateway) {
        return new Network(List.of(A, B), List.of(gateway));
    }

    static Gateway gateway(List<GatewayRoute> routes, Attachment... attachments) {
        return Gateway.seen("tgw-1", HUB, List.of(new GatewayTable("tgw-rtb-main", "main", routes)),
                List.of(attachments));
    }

    /** The VPC with its explicit table's routes changed. */
    static Vpc routes(Vpc vpc, UnaryOperator<List<Route>> change) {
        List<RouteTable> tables = vpc.routeTables().stream().map(table -> table.main() ? table : new RouteTable(
                table.id(), false, change.apply(new ArrayList<>(table.routes())), table.subnetIds())).toList();
        return Vpc.seen(vpc.id(), vpc.account(), vpc.cidrs(), vpc.subnets(), tables);
    }

    static Vpc withoutGatewayRoutes(Vpc vpc) {
        return routes(vpc, routes -> routes.stream().filter(Route::isLocal).toList());
    }

    static Vpc withRoute(Vpc vpc, Route route) {
        return routes(vpc, routes -> {
            routes.add(route);
            return routes;
        });
    }

    static Attachment state(Attachment attachment, String state) {
        return new Attachment(attachment.id(), attachment.vpcId(), attachment.account(), attachment.subnetIds(), state,
                attachment.table());
    }

    static Attachment subnets(Attachment attachment, String... subnets) {
        return new Attachment(attachment.id(), attachment.vpcId(), attachment.account(), List.of(subnets),
                attachment.state(), attachment.table());
    }

    static Attachment unassociated(Attachment attachment) {
        return new Attachment(attachment.id(), attachment.vpcId(), attachment.account(), attachment.subnetIds(),
                attachment.state(), Optional.empty());
    }
}
