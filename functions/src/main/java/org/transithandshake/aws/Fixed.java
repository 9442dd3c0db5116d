package org.transithandshake.aws;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.routing.Change;
import org.transithandshake.routing.RouteReport;
import org.transithandshake.routing.Subnet;
import org.transithandshake.routing.TableChoice;

/**
 * What {@link RouteFixer} found and did.
 *
 * @param report  for the other account and for people
 * @param changes one for each table and destination
 * @param written whether they were made, not only planned
 * @param seen    the VPCs as they were before
 */
public record Fixed(RouteReport report, List<Change> changes, boolean written, SeenVpcs seen) {
    public Fixed {
        changes = List.copyOf(changes);
    }

    /** The subnets whose tables get no route because of their tags. */
    public Set<String> leftOut(TableChoice choice) {
        return seen.observed().stream().filter(choice::leavesOut).flatMap(table -> table.users().stream())
                .map(Subnet::id).collect(Collectors.toSet());
    }

    /** All that is led to the gateway, sorted. */
    public List<Cidr> destinations() {
        return changes.stream().map(Change::destination).distinct().sorted().toList();
    }

    /** The changes that somebody needs. */
    public List<Change> needed() {
        return changes.stream().filter(change -> !(change instanceof Change.NotNeeded)).toList();
    }
}
