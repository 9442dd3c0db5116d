package org.transithandshake.path;

import java.util.Optional;

/** The source subnet's route table decides where the packet leaves the VPC. */
record LeaveSubnet(Journey journey, Logbook log) {

    /** Gives the gateway that the packet comes to, or was meant to come to; empty where the way ends. */
    Optional<Gateway> take() {
        Vpc vpc = vpc();
        if (vpc.isUnseen()) {
            log.unknown(SubnetFindings.unseen(vpc));
            return meant();
        }
        if (journey.from().subnet().isEmpty()) {
            log.unknown(SubnetFindings.noSubnet(vpc, journey.from().address(), Code.NO_SOURCE_OR_DESTINATION));
            return Optional.empty();
        }
        Guards.of(journey, log).ifPresent(Guards::leave);
        RouteTable table = vpc.routeTableOf(journey.from().subnet().get());
        Optional<Route> route = table.lookup(journey.destination());
        log.hop(vpc.account(), table.id(), route.map(this::matches)
                .orElseGet(() -> "No route matches " + journey.destination() + "."));
        if (route.isEmpty()) {
            log.drop(SubnetFindings.noRoute(journey, table, Optional.empty()));
            return meant();
        }
        return by(table, route.get());
    }

    private String matches(Route route) {
        return route.destination() + " to " + route.target() + " is the best match for " + journey.destination() + ".";
    }

    private Optional<Gateway> by(RouteTable table, Route route) {
        if (route.state() == RouteState.BLACKHOLE) {
            log.drop(SubnetFindings.blackhole(journey, table, route));
            return meant();
        }
        if (route.isLocal()) {
            return inside(table, route);
        }
        if (route.isToGateway()) {
            Optional<Gateway> gateway = journey.network().gateway(route.target());
            if (gateway.isEmpty()) {
                log.unknown(SubnetFindings.unknownGateway(vpc(), route.target()));
            }
            return gateway;
        }
        return elsewhere(table, route);
    }

    private Optional<Gateway> inside(RouteTable table, Route local) {
        if (journey.to().filter(site -> !site.vpc().id().equals(vpc().id())).isPresent()) {
            log.drop(SubnetFindings.keptInside(journey, table, local));
            return meant();
        }
        Guards.of(journey, log).ifPresent(Guards::arriveFromInside);
        Arrival.at(vpc(), journey.destination(), log);
        return Optional.empty();
    }

    private Optional<Gateway> elsewhere(RouteTable table, Route route) {
        if (leadsToInternet(route)) {
            log.drop(SubnetFindings.noRoute(journey, table, Optional.of(route)));
            return meant();
        }
        table.routes().stream()
                .filter(other -> other.isToGateway() && other.destination().contains(journey.destination()))
                .findFirst()
                .ifPresent(loser -> log.note(SubnetFindings.shadowed(journey, table, route, loser)));
        log.unknown(SubnetFindings.leadsElsewhere(vpc(), table, route));
        return Optional.empty();
    }

    /** A narrower route to a NAT gateway may be a private one in front of this very destination. */
    private static boolean leadsToInternet(Route route) {
        String target = route.target();
        return target.startsWith("igw-") || target.startsWith("eigw-")
                || target.startsWith("nat-") && route.destination().prefixLength() == 0;
    }

    private Optional<Gateway> meant() {
        Optional<Gateway> gateway = journey.meantGateway();
        if (gateway.isEmpty() && !vpc().isUnseen()) {
            log.drop(AttachmentFindings.noGateway(journey));
        }
        return gateway;
    }

    private Vpc vpc() {
        return journey.from().vpc();
    }
}
