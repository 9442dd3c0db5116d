package org.transithandshake.routing;

import java.util.List;
import org.transithandshake.cidr.Cidr;

/**
 * Which routes a spoke wants: to its own destinations, as they stand.
 *
 * @param writes whether they are written, or only reported for whoever owns the tables
 */
public record SpokeRoutes(List<Cidr> destinations, TableChoice tables, boolean writes) {
    public SpokeRoutes {
        destinations = List.copyOf(destinations);
    }

    public boolean speaksIpv6() {
        return destinations.stream().anyMatch(Cidr::isIpv6);
    }
}
