package org.transithandshake.path;

import java.util.Objects;
import org.transithandshake.cidr.Cidr;

/**
 * One entry of a VPC route table. An entry by prefix list is given as one route for each of the list's CIDRs.
 *
 * @param destination the CIDR
 * @param target      {@code local}, an id ({@code tgw-...}, {@code nat-...}, ...) or an ARN
 * @param state       active or blackhole
 * @param origin      propagated means: by a virtual private gateway
 */
public record Route(Cidr destination, String target, RouteState state, RouteOrigin origin) implements Entry {

    /** The target of the route that every VPC table has for each CIDR of its VPC. */
    public static final String LOCAL = "local";

    public Route {
        Objects.requireNonNull(destination, "destination");
        Text.target(target);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(origin, "origin");
    }

    public static Route to(String destination, String target) {
        return new Route(Cidr.of(destination), target, RouteState.ACTIVE, RouteOrigin.STATIC);
    }

    public boolean isLocal() {
        return target.equals(LOCAL);
    }

    public boolean isToGateway() {
        return target.startsWith("tgw-");
    }

    /** Local before static before prefix list before propagated: "Route priority", Amazon VPC user guide. */
    @Override
    public int rank() {
        return isLocal() ? -1 : origin.ordinal();
    }
}
