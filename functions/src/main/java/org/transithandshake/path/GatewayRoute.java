package org.transithandshake.path;

import java.util.Objects;
import java.util.Optional;
import org.transithandshake.cidr.Cidr;

/**
 * One entry of a Transit Gateway route table, as SearchTransitGatewayRoutes shows it.
 *
 * @param destination the CIDR
 * @param attachment  where it leads, or empty for a route made to drop
 * @param state       active or blackhole
 * @param origin      static or propagated
 */
public record GatewayRoute(Cidr destination, Optional<String> attachment, RouteState state, RouteOrigin origin)
        implements Entry {

    public GatewayRoute {
        Objects.requireNonNull(destination, "destination");
        attachment.ifPresent(id -> Text.id("attachment id", id));
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(origin, "origin");
        if (attachment.isEmpty() && state == RouteState.ACTIVE) {
            throw new IllegalArgumentException("An active route to " + destination + " needs an attachment");
        }
    }

    public static GatewayRoute propagated(String destination, String attachment) {
        return active(destination, attachment, RouteOrigin.PROPAGATED);
    }

    public static GatewayRoute fixed(String destination, String attachment) {
        return active(destination, attachment, RouteOrigin.STATIC);
    }

    public static GatewayRoute blackhole(String destination) {
        return new GatewayRoute(
                Cidr.of(destination), Optional.empty(), RouteState.BLACKHOLE, RouteOrigin.STATIC);
    }

    private static GatewayRoute active(String destination, String attachment, RouteOrigin origin) {
        return new GatewayRoute(Cidr.of(destination), Optional.of(attachment), RouteState.ACTIVE, origin);
    }

    boolean leadsTo(Attachment other) {
        return attachment.filter(other.id()::equals).isPresent();
    }

    /** Static before propagated: "Route evaluation order", Amazon VPC Transit Gateways guide. */
    @Override
    public int rank() {
        return origin.ordinal();
    }
}
