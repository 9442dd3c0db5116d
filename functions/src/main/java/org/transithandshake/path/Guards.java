package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.cidr.Address;

/**
 * Security groups and network ACLs on one direction's way. Groups look at packets that open a flow only, ACLs at all.
 * Where a Transit Gateway has an interface in a subnet, the ACL of that subnet is applied as "Network ACLs for transit
 * gateways" says (Amazon VPC Transit Gateways guide): towards the gateway its inbound rules by source, whether or not
 * the sender is in the same subnet; from the gateway its outbound rules by destination, but nothing at all if the
 * receiver is in the same subnet.
 */
record Guards(Journey journey, Packet packet, Logbook log) {

    /** Empty if only routes are of interest. */
    static Optional<Guards> of(Journey journey, Logbook log) {
        return journey.packet().map(packet -> new Guards(journey, packet, log));
    }

    /** Out of the sender's interface and subnet; a subnet's ACL does not see what stays in it. */
    void leave() {
        Site from = journey.from();
        Subnet subnet = from.subnet().orElseThrow();
        facts(from.vpc()).ifPresent(filters -> {
            groups(Direction.EGRESS, from, filters, inside() ? References.hold() : References.neverOutbound());
            if (!inside() || !journey.to().orElseThrow().subnet().equals(from.subnet())) {
                settle(List.of(gate(from.vpc(), subnet, Direction.EGRESS, filters)));
            }
        });
    }

    /** @param door the attachment's subnet in the sender's zone */
    void enterGateway(Subnet door) {
        Vpc vpc = journey.from().vpc();
        facts(vpc).ifPresent(filters -> settle(List.of(gate(vpc, door, Direction.INGRESS, filters))));
    }

    void arriveFromInside() {
        receiver().ifPresent(to -> facts(to.vpc()).ifPresent(filters -> {
            if (!to.subnet().equals(journey.from().subnet())) {
                settle(List.of(gate(to.vpc(), to.subnet().orElseThrow(), Direction.INGRESS, filters)));
            }
            groups(Direction.INGRESS, to, filters, References.hold());
        }));
    }

    /** @param doors the attachment's subnets, by one of which the gateway hands the packet over */
    void arriveBy(Gateway gateway, List<Subnet> doors) {
        receiver().ifPresent(to -> facts(to.vpc()).ifPresent(filters -> {
            settle(doors.stream().map(door -> through(door, to, filters)).toList());
            groups(Direction.INGRESS, to, filters, References.across(gateway, journey));
        }));
    }

    /** Without an attachment no subnet is known by which the packet could come, so no ACL can be blamed. */
    void arriveUnattached(Gateway gateway) {
        if (journey.meantExit(gateway).isEmpty()) {
            arriveBy(gateway, List.of());
        }
    }

    private List<AclGate.Barrier> through(Subnet door, Site to, Filters filters) {
        Subnet subnet = to.subnet().orElseThrow();
        return door.equals(subnet) ? List.of() : Stream.of(
                gate(to.vpc(), door, Direction.EGRESS, filters), gate(to.vpc(), subnet, Direction.INGRESS, filters))
                .flatMap(List::stream).toList();
    }

    private List<AclGate.Barrier> gate(Vpc vpc, Subnet subnet, Direction direction, Filters filters) {
        Address other = direction.other(journey.from().address(), journey.destination());
        return new AclGate(vpc, subnet, direction, other, packet).look(filters, log);
    }

    /** Certainly dropped only if every possible way has something that stops all of it. */
    private void settle(List<List<AclGate.Barrier>> ways) {
        boolean closed = ways.stream().allMatch(way -> way.stream().anyMatch(AclGate.Barrier::whole));
        ways.stream().flatMap(List::stream).forEach(barrier -> {
            if (closed && barrier.whole()) {
                log.drop(barrier.finding());
            } else {
                log.unknown(barrier.finding());
            }
        });
    }

    private void groups(Direction direction, Site site, Filters filters, References references) {
        if (packet.opens()) {
            Address other = direction.other(journey.from().address(), journey.destination());
            Optional<Site> end = direction.other(Optional.of(journey.from()), journey.to());
            Optional<NetworkInterface> peer = end.flatMap(far -> journey.network().filters(far.vpc())
                    .flatMap(known -> known.interfaceOf(far.address())));
            new GroupGate(site, direction, other, peer, references, packet.traffic()).look(filters, log);
        }
    }

    /** Where the receiver is, if it can be seen; what is wrong with its place is said by {@link Arrival}. */
    private Optional<Site> receiver() {
        return journey.to().filter(to -> !to.vpc().isUnseen() && to.subnet().isPresent());
    }

    private boolean inside() {
        return journey.to().filter(to -> to.vpc().id().equals(journey.from().vpc().id())).isPresent();
    }

    private Optional<Filters> facts(Vpc vpc) {
        Optional<Filters> known = journey.network().filters(vpc);
        if (known.isEmpty() && !vpc.isUnseen()) {
            log.unknown(FilterFindings.notGiven(vpc));
        }
        return known;
    }
}
