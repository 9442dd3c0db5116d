package org.transithandshake.lab.packets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.GatewayRoute;
import org.transithandshake.path.RouteOrigin;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.Vpc;

/**
 * The gateway's tables as commands of {@code ip route}: a table for each cable, since the zone that a packet comes from
 * decides by which zone it leaves. What comes in by an attachment without association meets a table that drops all.
 */
record GatewayTables(Wiring wiring, Layout layout) {

    List<String> commands(boolean ipv6) {
        List<String> commands = new ArrayList<>();
        for (int vpc = 0; vpc < wiring.size.vpcs(); vpc++) {
            for (int zone = 0; zone < wiring.size.zones(); zone++) {
                int table = wiring.gatewayTable(vpc, zone);
                commands.addAll(Routes.empty(table, ipv6));
                if (vpc < layout.network().vpcs().size()) {
                    commands.addAll(table(layout.network().vpcs().get(vpc), zone, table, ipv6));
                }
            }
        }
        return commands;
    }

    private List<String> table(Vpc source, int zone, int table, boolean ipv6) {
        Optional<String> associated = layout.attachment(source).flatMap(Attachment::table);
        return layout.gateway().stream().flatMap(gateway -> gateway.tables().stream()
                        .filter(one -> associated.filter(one.id()::equals).isPresent())
                        .flatMap(one -> one.routes().stream())
                        .filter(route -> route.destination().isIpv6() == ipv6)
                        .map(route -> route(gateway, route, zone, table))).toList();
    }

    private String route(Gateway gateway, GatewayRoute route, int zone, int table) {
        String metric = " table " + table + " metric " + (route.origin() == RouteOrigin.STATIC ? 10 : 20);
        return exit(gateway, route, zone).map(cable -> "route add " + route.destination() + " dev " + cable + metric)
                .orElseGet(() -> "route add blackhole " + route.destination() + metric);
    }

    private Optional<String> exit(Gateway gateway, GatewayRoute route, int zone) {
        if (route.state() == RouteState.BLACKHOLE) {
            return Optional.empty();
        }
        return gateway.attachments().stream()
                .filter(one -> route.attachment().filter(one.id()::equals).isPresent() && one.isAvailable())
                .flatMap(one -> IntStream.range(0, layout.network().vpcs().size()).boxed().flatMap(index -> {
                    Vpc vpc = layout.network().vpcs().get(index);
                    return vpc.id().equals(one.vpcId())
                            ? layout.exitZone(vpc, zone).map(exit -> "v" + index + "z" + exit).stream()
                            : Stream.of();
                })).findFirst();
    }
}
