package org.transithandshake.routing;

import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Cidr;

/**
 * Which routes a spoke wants: to its own destinations as they stand, or to prefix lists within them.
 *
 * @param writes whether they are written, or only reported for whoever owns the tables
 * @param by     nothing where only the parameter RouteBy says it
 */
public record SpokeRoutes(List<Cidr> destinations, TableChoice tables, boolean writes, Optional<RouteBy> by) {
    public SpokeRoutes {
        destinations = List.copyOf(destinations);
    }

    /** Those that do not say what they lead by. */
    public SpokeRoutes(List<Cidr> destinations, TableChoice tables, boolean writes) {
        this(destinations, tables, writes, Optional.empty());
    }

    public boolean speaksIpv6() {
        return destinations.stream().anyMatch(Cidr::isIpv6);
    }
}
