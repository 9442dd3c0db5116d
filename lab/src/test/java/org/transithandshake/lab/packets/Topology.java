package org.transithandshake.lab.packets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Filters;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayRoute;
import org.transithandshake.path.GatewayTable;
import org.transithandshake.path.Network;
import org.transithandshake.path.NetworkInterface;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteOrigin;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Support;
import org.transithandshake.path.Vpc;

/** Three VPCs of three subnets in two or three zones, joined by a gateway, most of it right, some of it wrong. */
final class Topology {

    static final int VPCS = 3;
    static final int ZONES = 3;
    static final int SUBNETS = 3;

    private static final String GATEWAY = "tgw-1";
    private final Random random;
    private final FilterFaults faults;

    Topology(Random random) {
        this.random = random;
        faults = new FilterFaults(random);
    }

    Network draw() {
        List<String> ranges = new ArrayList<>(List.of("10.0", "10.1", "10.2"));
        if (random.nextInt(8) == 0) {
            ranges.set(2, ranges.get(random.nextInt(2)));
        }
        List<Vpc> vpcs = IntStream.range(0, VPCS).mapToObj(number -> vpc(number, ranges)).toList();
        List<Attachment> attachments = vpcs.stream().filter(vpc -> random.nextInt(25) > 0)
                .map(this::attachment).toList();
        List<GatewayTable> tables = Stream.of("tgw-rtb-x", "tgw-rtb-y")
                .map(id -> new GatewayTable(id, "", gatewayRoutes(vpcs, attachments))).toList();
        Gateway gateway = Gateway.seen(GATEWAY, "222222222222", tables, attachments).with(support());
        return new Network(vpcs, List.of(gateway), vpcs.stream().map(this::filters).toList());
    }

    private Vpc vpc(int number, List<String> ranges) {
        String name = "vpc-" + number;
        List<Cidr> cidrs = List.of(Cidr.of(ranges.get(number) + ".0.0/16"), Cidr.of("fd00:" + number + "::/56"));
        List<Subnet> subnets = IntStream.range(0, SUBNETS).mapToObj(index -> new Subnet(
                "subnet-" + number + "-" + index, "use1-az" + (index == 2 ? 1 + random.nextInt(3) : index + 1),
                List.of(Cidr.of(ranges.get(number) + "." + index + ".0/24"),
                        Cidr.of("fd00:" + number + ":0:" + index + "::/64")))).toList();
        RouteTable main = new RouteTable("rtb-main-" + number, true, routes(number, ranges, cidrs), List.of());
        List<String> own = subnets.stream().map(Subnet::id).filter(id -> random.nextInt(3) > 0).toList();
        RouteTable other = new RouteTable("rtb-" + number, false, routes(number, ranges, cidrs), own);
        return Vpc.seen(name, "11111111111" + number, cidrs, subnets, List.of(main, other));
    }

    private List<Route> routes(int number, List<String> ranges, List<Cidr> own) {
        List<Route> routes = new ArrayList<>();
        own.forEach(cidr -> routes.add(Route.to(cidr.toString(), Route.LOCAL)));
        for (int other = 0; other < VPCS; other++) {
            String range = ranges.get(other) + ".0.0/16";
            if (other != number && routes.stream().noneMatch(route -> route.destination().toString().equals(range))) {
                route(range, ranges.get(other) + "." + random.nextInt(SUBNETS) + ".0/24", routes);
            }
            if (other != number) {
                route("fd00:" + other + "::/56", "fd00:" + other + ":0:" + random.nextInt(SUBNETS) + "::/64", routes);
            }
        }
        if (random.nextInt(10) == 0) {
            routes.add(gone(ranges.get(number) + "." + random.nextInt(SUBNETS) + ".0/24"));
        }
        if (random.nextInt(6) == 0) {
            routes.add(Route.to("0.0.0.0/0", random.nextBoolean() ? GATEWAY : "igw-1"));
        }
        return routes;
    }

    private void route(String range, String within, List<Route> routes) {
        switch (random.nextInt(20)) {
            case 0, 1 -> { }
            case 2 -> routes.add(gone(range));
            case 3 -> {
                routes.add(Route.to(range, GATEWAY));
                routes.add(gone(within));
            }
            case 4 -> {
                routes.add(gone(range));
                routes.add(Route.to(within, GATEWAY));
            }
            case 5 -> routes.add(Route.to(range, "igw-1"));
            default -> routes.add(Route.to(range, GATEWAY));
        }
    }

    private static Route gone(String range) {
        return new Route(Cidr.of(range), GATEWAY, RouteState.BLACKHOLE, RouteOrigin.STATIC);
    }

    private Attachment attachment(Vpc vpc) {
        List<String> zones = new ArrayList<>();
        List<Subnet> doors = vpc.subnets().stream().filter(subnet -> random.nextInt(6) > 0)
                .filter(subnet -> zones.stream().noneMatch(subnet.azId()::equals) && zones.add(subnet.azId())).toList();
        List<String> ids = doors.isEmpty() ? List.of(vpc.subnets().getFirst().id())
                : doors.stream().map(Subnet::id).toList();
        int fate = random.nextInt(25);
        return new Attachment("tgw-attach-" + vpc.id().substring(4), vpc.id(), vpc.account(), ids,
                fate == 0 ? "pendingAcceptance" : fate == 1 ? "deleted" : "available",
                random.nextInt(20) == 0 ? Optional.empty()
                        : Optional.of(random.nextInt(4) > 0 ? "tgw-rtb-x" : "tgw-rtb-y")).with(support());
    }

    private List<GatewayRoute> gatewayRoutes(List<Vpc> vpcs, List<Attachment> attachments) {
        List<GatewayRoute> routes = new ArrayList<>();
        for (Attachment attachment : attachments) {
            Vpc vpc = vpcs.stream().filter(one -> one.id().equals(attachment.vpcId())).findFirst().orElseThrow();
            vpc.cidrs().stream().map(Cidr::toString).filter(range -> random.nextInt(15) > 0
                            && routes.stream().noneMatch(route -> route.destination().toString().equals(range)))
                    .forEach(range -> routes.add(GatewayRoute.propagated(range, attachment.id())));
            Cidr within = vpc.subnets().get(random.nextInt(SUBNETS)).cidrs().get(random.nextInt(2));
            Attachment any = attachments.get(random.nextInt(attachments.size()));
            if (random.nextInt(8) == 0
                    && routes.stream().noneMatch(route -> route.destination().equals(within))) {
                routes.add(random.nextBoolean() ? GatewayRoute.blackhole(within.toString())
                        : GatewayRoute.fixed(within.toString(), any.id()));
            }
        }
        return routes;
    }

    private Support support() {
        return random.nextInt(5) > 0 ? Support.ENABLED : Support.DISABLED;
    }

    private Filters filters(Vpc vpc) {
        List<NetworkInterface> interfaces = vpc.subnets().stream().map(subnet -> new NetworkInterface(
                "eni" + subnet.id().substring(6), subnet.cidrs().stream().map(Topology::host).toList(),
                faults.groupsOf(vpc))).toList();
        return new Filters(vpc.id(), interfaces, faults.groups(vpc), faults.acls(vpc));
    }

    static Address host(Cidr block) {
        return block.firstHost();
    }
}
