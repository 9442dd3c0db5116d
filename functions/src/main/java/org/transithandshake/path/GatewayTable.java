package org.transithandshake.path;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.transithandshake.cidr.Address;

/**
 * A route table of a Transit Gateway.
 *
 * @param id     {@code tgw-rtb-...}
 * @param name   its Name tag, free text; empty if it has none
 * @param routes static and propagated
 */
public record GatewayTable(String id, String name, List<GatewayRoute> routes) {

    public GatewayTable {
        Text.id("Transit Gateway route table id", id);
        Objects.requireNonNull(name, "name");
        routes = List.copyOf(routes);
    }

    Optional<GatewayRoute> lookup(Address address) {
        return Lookup.best(routes, address);
    }
}
