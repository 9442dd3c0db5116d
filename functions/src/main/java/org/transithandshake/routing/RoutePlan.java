package org.transithandshake.routing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Cidr;

/**
 * The changes that lead some destinations to a gateway. A route that does not point to the gateway is never created
 * over, replaced or removed: where one holds the very destination, the plan says {@link Change.Conflict}.
 */
public final class RoutePlan {
    private RoutePlan() {
    }

    /** One change for each table and destination, in the order given. */
    public static List<Change> of(Collection<RouteTable> tables, Collection<Cidr> destinations, String gatewayId) {
        return tables.stream()
                .flatMap(table -> destinations.stream().map(destination -> change(table, destination, gatewayId)))
                .toList();
    }

    private static Change change(RouteTable table, Cidr destination, String gatewayId) {
        if (!table.needs(destination)) {
            return new Change.NotNeeded(table.id(), destination);
        }
        Optional<Route> holder = table.routes().stream()
                .filter(route -> route.destination().contains(destination))
                .max(Comparator.comparingInt(route -> route.destination().prefixLength()));
        boolean ours = holder.filter(route -> route.target().equals(gatewayId)).isPresent();
        boolean exact = holder.filter(route -> route.destination().equals(destination)).isPresent();
        if (ours && !holder.get().blackhole()) {
            return new Change.Present(table.id(), destination);
        }
        // A gateway's route cannot be more specific than the local one ("Route table concepts", Amazon VPC User Guide).
        if (holder.filter(Route::isLocal).isPresent()) {
            return new Change.Inside(table.id(), destination);
        }
        if (exact) {
            return ours ? new Change.Renew(table.id(), destination)
                    : new Change.Conflict(table.id(), destination, holder.get().target());
        }
        return new Change.Add(table.id(), destination);
    }
}
