package org.transithandshake.lab.cli;

import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayRoute;
import org.transithandshake.path.GatewayTable;
import org.transithandshake.path.Network;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Vpc;

/** The note's case: all is connected, but the subnet table of vpc-a has no route back; and one VPC is unreadable. */
final class Sample {

    static final Vpc A = vpc("a", "111111111111", "10.0.0.0/16", Route.to("10.0.0.0/16", Route.LOCAL));
    static final Vpc B = vpc("b", "222222222222", "10.1.0.0/16",
            Route.to("10.1.0.0/16", Route.LOCAL), Route.to("10.0.0.0/16", "tgw-1"));
    static final Vpc DARK = Vpc.unseen("vpc-dark", "333333333333", List.of());

    private Sample() {
    }

    static Network network(String tableName) {
        GatewayTable table = new GatewayTable("tgw-rtb-1", tableName, List.of(
                GatewayRoute.propagated("10.0.0.0/16", "tgw-attach-a"),
                GatewayRoute.propagated("10.1.0.0/16", "tgw-attach-b"),
                GatewayRoute.blackhole("10.9.0.0/16")));
        return new Network(List.of(A, B, DARK), List.of(Gateway.seen("tgw-1", "222222222222",
                List.of(table), List.of(attachment(A), attachment(B)))));
    }

    static Network connected() {
        return new Network(List.of(A, B), network("main").gateways());
    }

    private static Vpc vpc(String name, String account, String cidr, Route... routes) {
        Subnet subnet = new Subnet("subnet-" + name, "use1-az1", List.of(Cidr.of(cidr.replace("/16", "/24"))));
        return Vpc.seen("vpc-" + name, account, List.of(Cidr.of(cidr)), List.of(subnet), List.of(
                new RouteTable("rtb-main-" + name, true, List.of(), List.of()),
                new RouteTable("rtb-" + name, false, List.of(routes), List.of("subnet-" + name))));
    }

    private static Attachment attachment(Vpc vpc) {
        return new Attachment("tgw-attach-" + vpc.id().substring(4), vpc.id(), vpc.account(),
                List.of(vpc.subnets().getFirst().id()), "available", Optional.of("tgw-rtb-1"));
    }
}
