package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Address;

/**
 * A route table of a VPC.
 *
 * @param id        {@code rtb-...}
 * @param main      it serves every subnet without an association of its own
 * @param routes    the local ones included
 * @param subnetIds the subnets associated explicitly
 */
public record RouteTable(String id, boolean main, List<Route> routes, List<String> subnetIds) {

    public RouteTable {
        Text.id("route table id", id);
        routes = List.copyOf(routes);
        subnetIds = List.copyOf(subnetIds);
    }

    Optional<Route> lookup(Address address) {
        return Lookup.best(routes, address);
    }
}
