package org.transithandshake.lab.packets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Vpc;

/**
 * A VPC's route tables as commands of {@code ip route}: one for each subnet, as its zone decides by which interface of
 * the attachment packets reach the gateway, if there is one. A local route is a {@code throw}: on to the table that
 * knows the subnets.
 */
record VpcTables(Wiring wiring, Layout layout, Vpc vpc) {

    List<String> commands(boolean ipv6) {
        List<String> commands = new ArrayList<>(Routes.empty(Wiring.DELIVERY, ipv6));
        for (int number = 0; number < wiring.size.hosts(); number++) {
            commands.addAll(Routes.empty(Wiring.FROM_HOST + number, ipv6));
            if (number < vpc.subnets().size()) {
                Subnet subnet = vpc.subnets().get(number);
                commands.addAll(table(subnet, Wiring.FROM_HOST + number, ipv6));
                commands.addAll(delivery(subnet, number, ipv6));
            }
        }
        for (int zone = 0; zone < wiring.size.zones(); zone++) {
            int table = Wiring.FROM_GATEWAY + zone;
            commands.addAll(Routes.empty(table, ipv6));
            layout.door(vpc, zone).ifPresent(door -> commands.addAll(table(door, table, ipv6)));
        }
        return commands;
    }

    private static List<String> delivery(Subnet subnet, int number, boolean ipv6) {
        return subnet.cidrs().stream().filter(cidr -> cidr.isIpv6() == ipv6)
                .map(cidr -> "route add " + cidr + " dev h" + number + " table " + Wiring.DELIVERY + " metric 1")
                .toList();
    }

    private List<String> table(Subnet subnet, int table, boolean ipv6) {
        return vpc.routeTableOf(subnet).routes().stream().filter(route -> route.destination().isIpv6() == ipv6)
                .map(route -> route(subnet, route) + " table " + table + " metric " + metric(route)).toList();
    }

    private String route(Subnet subnet, Route route) {
        Cidr destination = route.destination();
        if (route.state() == RouteState.BLACKHOLE) {
            return "route add blackhole " + destination;
        }
        if (route.isLocal()) {
            return "route add throw " + destination;
        }
        boolean here = layout.gateway().map(Gateway::id).filter(route.target()::equals).isPresent();
        Optional<Subnet> door = layout.door(vpc, layout.zone(subnet)).filter(some -> here);
        return door.map(some -> "route add " + destination + " dev g" + layout.zone(some))
                .orElseGet(() -> "route add blackhole " + destination);
    }

    /** Of equal prefixes the one of the lowest rank. */
    private static int metric(Route route) {
        return route.isLocal() ? 10 : 20 + 10 * route.origin().ordinal();
    }
}
