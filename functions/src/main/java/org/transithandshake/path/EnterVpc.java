package org.transithandshake.path;

import java.util.List;
import java.util.Optional;

/**
 * The gateway hands the packet to the attachment's network interface in the zone it came from, if there is one, else to
 * another; the route table of that interface's subnet delivers it ("How transit gateways work").
 */
record EnterVpc(Journey journey, Gateway gateway, Attachment exit, Logbook log) {

    void take() {
        log.hop(exit.account(), exit.id(), "Leaves " + gateway.id() + "; the attachment is " + exit.state() + ".");
        if (!exit.isAvailable()) {
            log.drop(AttachmentFindings.badState(gateway, exit));
        }
        Optional<Vpc> vpc = journey.network().vpc(exit.vpcId());
        if (vpc.isEmpty() || vpc.get().isUnseen()) {
            log.unknown(SubnetFindings.unseen(
                    vpc.orElseGet(() -> Vpc.unseen(exit.vpcId(), exit.account(), List.of()))));
            return;
        }
        List<Subnet> entrances = entrances(vpc.get());
        Guards.of(journey, log).ifPresent(guards -> guards.arriveBy(gateway, entrances));
        if (entrances.isEmpty()) {
            log.unknown(AttachmentFindings.subnetsUnknown(exit));
            return;
        }
        List<RouteTable> tables = entrances.stream().map(vpc.get()::routeTableOf).distinct().toList();
        if (tables.stream().filter(table -> !delivers(vpc.get(), table)).toList().isEmpty()) {
            Arrival.at(vpc.get(), journey.destination(), log);
        }
    }

    private List<Subnet> entrances(Vpc vpc) {
        List<Subnet> all = exit.subnetIds().stream().map(vpc::subnet).flatMap(Optional::stream).toList();
        List<Subnet> nearest = all.stream().filter(subnet -> journey.from().subnet()
                .filter(source -> source.azId().equals(subnet.azId())).isPresent()).toList();
        return nearest.isEmpty() ? all : nearest;
    }

    /** Whether the table has the local route; a more specific one to an appliance may take its place. */
    private boolean delivers(Vpc vpc, RouteTable table) {
        Optional<Route> route = table.lookup(journey.destination());
        if (route.isEmpty()) {
            log.drop(SubnetFindings.notDelivered(vpc, table, journey.destination()));
        } else if (route.get().state() == RouteState.BLACKHOLE) {
            log.drop(SubnetFindings.diversionGone(vpc, table, route.get()));
        } else if (!route.get().isLocal()) {
            log.unknown(SubnetFindings.leadsElsewhere(vpc, table, route.get()));
        }
        return route.filter(Route::isLocal).isPresent();
    }
}
