package org.transithandshake.routing;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A VPC's route table with what a {@link TableChoice} goes by.
 *
 * @param edge  whether a gateway of the VPC uses it for what comes in; then it can have no route to a transit gateway
 *              ("Gateway route tables", Amazon VPC User Guide)
 * @param lists routes to prefix lists
 * @param users the subnets that use it, for the main table also those without an association of their own
 */
public record VpcTable(String id, String vpcId, List<Route> routes, Map<String, String> tags, boolean edge,
        List<Subnet> users, List<ListRoute> lists) {
    public VpcTable {
        routes = List.copyOf(routes);
        tags = Map.copyOf(tags);
        users = List.copyOf(users);
        lists = List.copyOf(lists);
    }

    /** One without routes to prefix lists. */
    public VpcTable(String id, String vpcId, List<Route> routes, Map<String, String> tags, boolean edge,
            List<Subnet> users) {
        this(id, vpcId, routes, tags, edge, users, List.of());
    }

    /** The table as these subnets see it. */
    RouteTable behind(Collection<Subnet> subnets) {
        return new RouteTable(id, routes, subnets.stream().anyMatch(Subnet::ipv4),
                subnets.stream().anyMatch(Subnet::ipv6), lists);
    }

    /** Whether it bears such a tag; an empty value stands for any. */
    boolean bears(String key, String value) {
        return tags.containsKey(key) && (value.isEmpty() || tags.get(key).equals(value));
    }
}
