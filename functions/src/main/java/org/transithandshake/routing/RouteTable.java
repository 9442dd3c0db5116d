package org.transithandshake.routing;

import java.util.List;

/** A VPC route table with the routes to CIDR ranges that stand in it. */
public record RouteTable(String id, List<Route> routes) {
    public RouteTable {
        routes = List.copyOf(routes);
    }
}
