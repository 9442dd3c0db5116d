package org.transithandshake.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.routing.Change;
import org.transithandshake.routing.Route;
import org.transithandshake.routing.RoutePlan;
import org.transithandshake.routing.RouteTable;
import org.transithandshake.step.NotYet;

/** Step ⑥, the same in both accounts: leads destinations through a gateway in the tables of attached VPCs. */
public final class RouteFixer {
    private static final Logger LOG = LoggerFactory.getLogger(RouteFixer.class);

    private final VpcRoutes routes;

    public RouteFixer(Aws aws) {
        this.routes = new VpcRoutes(aws);
    }

    /**
     * Answers the changes that the tables need, and makes them if {@code write} says so.
     *
     * @throws NotYet if somebody else changed a table at the same time: look again
     */
    public List<Change> apply(Collection<Attachment> attachments, Collection<Cidr> destinations, String gatewayId,
            boolean write) {
        List<Change> plan = RoutePlan.of(routes.inAttachedZones(attachments), destinations, gatewayId);
        if (write && plan.stream().filter(change -> !make(change, gatewayId)).count() > 0) {
            throw new NotYet("somebody else wrote a route to one of " + destinations + " meanwhile; looking again");
        }
        return plan;
    }

    /** Deletes the routes that lead these very ranges to the gateway, if {@code write} says so; a line for each. */
    public List<String> remove(Collection<Attachment> attachments, Collection<Cidr> ranges, String gatewayId,
            boolean write) {
        List<String> lines = new ArrayList<>();
        for (RouteTable table : routes.inAttachedZones(attachments)) {
            table.routes().stream().filter(route -> route.target().equals(gatewayId))
                    .filter(route -> ranges.contains(route.destination())).map(Route::destination).forEach(range -> {
                        if (write) {
                            routes.delete(table.id(), range);
                        }
                        lines.add(table.id() + ": " + range + " -> " + gatewayId + (write ? " removed"
                                : " is no longer wanted; " + VpcRoutes.deletion(table.id(), range)));
                    });
        }
        LOG.info("{}", lines);
        return List.copyOf(lines);
    }

    private boolean make(Change change, String gatewayId) {
        LOG.info("{}", change);
        return routes.apply(change, gatewayId);
    }
}
