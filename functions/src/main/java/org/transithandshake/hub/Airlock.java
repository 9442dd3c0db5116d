package org.transithandshake.hub;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.RouteOwner;

/**
 * Empty route tables without associations, in each of which one attachment at a time shows its real ranges.
 *
 * <p>There is no lock, only looking: who finds others waits outside. All that meet on entering leave, and try again at
 * a random moment, because AWS may have dropped the ranges of one while the other's stood there. Who meets an
 * attachment whose attempt no longer runs turns it out.
 *
 * <p>An attachment stays until the segment shows its ranges. So whoever is about to enter the segment can see each
 * one that goes before: in an airlock or in the segment.
 */
final class Airlock {
    private static final Logger LOG = LoggerFactory.getLogger(Airlock.class);

    private final GatewayTables tables;
    private final Attachments attachments;
    private final Executions attempts;

    Airlock(GatewayTables tables, Attachments attachments, Executions attempts) {
        this.tables = tables;
        this.attachments = attachments;
        this.attempts = attempts;
    }

    /**
     * Enters one of the airlocks.
     *
     * @param first those who go first: nothing is entered while one of them is in any airlock
     * @return the table in which the attachment now propagates alone
     * @throws AirlockBusy if others are in all of them, or were met on entering
     */
    String enter(List<String> airlocks, String attachmentId, List<String> first) {
        if (!first.isEmpty() && airlocks.stream()
                .anyMatch(table -> others(table, attachmentId).stream().anyMatch(first::contains))) {
            throw new AirlockBusy("one of " + first + " is still in an airlock");
        }
        for (String table : airlocks) {
            if (others(table, attachmentId).isEmpty()) {
                enterAnew(table, attachmentId);
                others(table, attachmentId);
                return table;
            }
        }
        throw new AirlockBusy("every airlock of " + airlocks + " is in use");
    }

    /** The table is known to be empty but perhaps for ourselves, from a try that was cut off. */
    private void enterAnew(String table, String attachmentId) {
        if (!tables.propagate(table, attachmentId)) {
            tables.stopPropagating(table, attachmentId);
            throw new AirlockBusy(attachmentId + " leaves " + table + " to enter it anew");
        }
    }

    /**
     * Those who are in the table besides us; the dead ones among them only until now.
     *
     * @throws AirlockBusy if we were there too, and have left
     */
    private List<String> others(String table, String attachmentId) {
        List<String> present = tables.propagating(table);
        List<String> others = present.stream().filter(id -> !id.equals(attachmentId)).toList();
        others.forEach(other -> turnOutIfDead(table, other));
        if (!others.isEmpty() && present.contains(attachmentId)) {
            tables.stopPropagating(table, attachmentId);
            throw new AirlockBusy(attachmentId + " met " + others + " in " + table);
        }
        return others;
    }

    /**
     * Those in the other airlocks that show a range which excludes one of ours. If none does, none of them has been
     * let into the segment: each looks here first, and has to have been seen for that.
     */
    List<RouteOwner> rivals(List<String> airlocks, String own, String attachmentId, List<Cidr> ranges) {
        List<RouteOwner> rivals = new ArrayList<>();
        for (String table : airlocks) {
            if (!table.equals(own)) {
                tables.routesNear(table, ranges, attachmentId).stream()
                        .filter(route -> ranges.stream().anyMatch(route.cidr()::overlaps))
                        .forEach(route -> meet(table, route, attachmentId, rivals));
            }
        }
        return rivals;
    }

    private void meet(String table, RouteOwner route, String attachmentId, List<RouteOwner> rivals) {
        if (route.attachmentId().equals(attachmentId)) {
            tables.stopPropagating(table, attachmentId); // left behind by a try that was cut off
        } else {
            turnOutIfDead(table, route.attachmentId());
            rivals.add(route);
        }
    }

    private void turnOutIfDead(String table, String stranger) {
        int generation = attachments.find(stranger).map(Attachment::generation).orElse(0);
        if (!attempts.outcome(Attempt.name(stranger, generation)).isRunning()) {
            LOG.warn("turning {} out of the airlock {}: its attempt no longer runs", stranger, table);
            tables.stopPropagating(table, stranger);
        }
    }
}
