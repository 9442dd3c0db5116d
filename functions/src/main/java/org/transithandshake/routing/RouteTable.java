package org.transithandshake.routing;

import java.util.Collection;
import java.util.List;
import org.transithandshake.cidr.Cidr;

/**
 * A VPC route table with the routes that stand in it.
 *
 * @param routes to CIDR ranges
 * @param ipv4   whether a subnet that uses it has IPv4 addresses
 * @param ipv6   whether a subnet that uses it has IPv6 addresses
 * @param lists  routes to prefix lists
 */
public record RouteTable(String id, List<Route> routes, boolean ipv4, boolean ipv6, List<ListRoute> lists) {
    public RouteTable {
        routes = List.copyOf(routes);
        lists = List.copyOf(lists);
    }

    /** One without routes to prefix lists. */
    public RouteTable(String id, List<Route> routes, boolean ipv4, boolean ipv6) {
        this(id, routes, ipv4, ipv6, List.of());
    }

    /** One of dual-stack subnets. */
    public RouteTable(String id, List<Route> routes) {
        this(id, routes, true, true);
    }

    /** The ranges of its VPC. */
    List<Cidr> own() {
        return routes.stream().filter(Route::isLocal).map(Route::destination).toList();
    }

    /** The same without the routes that lead one of these ranges to the gateway. */
    public RouteTable without(Collection<Cidr> ranges, String gatewayId) {
        return new RouteTable(id, routes.stream().filter(route -> !route.target().equals(gatewayId)
                || !ranges.contains(route.destination())).toList(), ipv4, ipv6, lists);
    }

    /** Whether anybody behind it can send to such a range. */
    boolean needs(Cidr destination) {
        return destination.isIpv6() ? ipv6 : ipv4;
    }
}
