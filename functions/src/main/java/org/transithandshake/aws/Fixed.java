package org.transithandshake.aws;

import java.util.List;
import org.transithandshake.routing.Change;
import org.transithandshake.routing.RouteReport;

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

    /** The changes that somebody needs. */
    public List<Change> needed() {
        return changes.stream().filter(change -> !(change instanceof Change.NotNeeded)).toList();
    }
}
