package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
        List<Subnet> doors = doors(vpc.get());
        List<Subnet> open = doors.stream().filter(door -> lost(vpc.get(), door).isEmpty()).toList();
        Guards.of(journey, log).ifPresent(guards -> guards.arriveBy(gateway, open));
        deliver(vpc.get(), doors, open);
    }

    /**
     * The subnets by one of which the packet may come in: the one of its zone, or else each of the attachment. Where
     * the attachment's are not known, any subnet of the VPC may be one.
     */
    private List<Subnet> doors(Vpc vpc) {
        List<Optional<Subnet>> all = exit.subnetIds().stream().map(vpc::subnet).toList();
        List<Subnet> known = all.stream().flatMap(Optional::stream).toList();
        List<Subnet> nearest = known.stream().filter(subnet -> journey.from().subnet()
                .filter(source -> source.azId().equals(subnet.azId())).isPresent()).toList();
        if (!nearest.isEmpty()) {
            return nearest;
        }
        return all.isEmpty() || known.size() < all.size() ? vpc.subnets() : known;
    }

    /** Only if every door does the same with the packet is it certain what becomes of it. */
    private void deliver(Vpc vpc, List<Subnet> doors, List<Subnet> open) {
        List<Finding> lost = each(doors, door -> lost(vpc, door));
        List<Finding> diverted = each(open, door -> diverted(vpc, door));
        if (doors.isEmpty()) {
            log.unknown(AttachmentFindings.subnetsUnknown(exit));
        } else if (open.isEmpty()) {
            lost.forEach(log::drop);
        } else if (lost.isEmpty() && diverted.isEmpty()) {
            Arrival.at(vpc, journey.destination(), log);
        } else {
            Stream.concat(lost.stream(), diverted.stream()).forEach(log::unknown);
        }
    }

    private static List<Finding> each(List<Subnet> doors, Function<Subnet, Optional<Finding>> look) {
        return doors.stream().map(look).flatMap(Optional::stream).distinct().toList();
    }

    /** The door's table has no local route, or the more specific one that takes its place leads nowhere. */
    private Optional<Finding> lost(Vpc vpc, Subnet door) {
        RouteTable table = vpc.routeTableOf(door);
        Optional<Route> route = table.lookup(journey.destination());
        if (route.isEmpty()) {
            return Optional.of(SubnetFindings.notDelivered(vpc, table, journey.destination()));
        }
        return route.filter(found -> found.state() == RouteState.BLACKHOLE)
                .map(found -> SubnetFindings.diversionGone(vpc, table, found));
    }

    /** A more specific route to an appliance takes the local route's place. */
    private Optional<Finding> diverted(Vpc vpc, Subnet door) {
        RouteTable table = vpc.routeTableOf(door);
        return table.lookup(journey.destination())
                .filter(route -> route.state() != RouteState.BLACKHOLE && !route.isLocal())
                .map(route -> SubnetFindings.leadsElsewhere(vpc, table, route));
    }
}
