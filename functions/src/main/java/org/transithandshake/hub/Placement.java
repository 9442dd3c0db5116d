package org.transithandshake.hub;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Attachments.Association;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Applicant;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.Policy;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.step.NotYet;

/** An attachment's place in the segments: judging it, taking it, and giving it up again. */
final class Placement {
    private final GatewayTables tables;
    private final Attachments attachments;
    private final Policy policy;

    Placement(GatewayTables tables, Attachments attachments, Policy policy) {
        this.tables = tables;
        this.attachments = attachments;
        this.policy = policy;
    }

    /**
     * Whether the attempt is admitted still; what a person has admitted, the policy need not, unless it rejects it by
     * now.
     */
    Decision admission(Attempt attempt) {
        Decision byPerson = new Decision(Effect.ADMIT, "person", List.of());
        if (attempt == null) {
            return byPerson;
        }
        Decision decision = policy.admitStill(attempt.applicant());
        requireKnown(decision);
        return attempt.byPerson() && decision.effect() != Effect.REFUSE ? byPerson : decision;
    }

    /** Compares the ranges with the policy and with the routes of the others. */
    Decision judge(Applicant who, List<Cidr> ranges, String attachmentId, Map<String, List<RouteOwner>> routes) {
        Decision decision = policy.place(who, ranges, routes.values().stream().flatMap(Collection::stream).distinct()
                .filter(route -> !route.attachmentId().equals(attachmentId)).toList());
        requireKnown(decision);
        return decision;
    }

    /** An attempt that fails is begun again by a sweep; one that ends in review would wait for another policy. */
    private void requireKnown(Decision decision) {
        if (policy.mustWait(decision)) {
            throw new IllegalStateException("the organization cannot be read, and so it cannot be told: "
                    + decision.explain());
        }
    }

    /** The routes near the ranges in each table that the place is compared with; one search for each. */
    Map<String, List<RouteOwner>> routes(Place place, List<Cidr> ranges, String attachmentId) {
        return routes(place, ranges, List.of(), attachmentId);
    }

    /** The same, with all routes of some other attachments. */
    Map<String, List<RouteOwner>> routes(Place place, List<Cidr> ranges, Collection<String> others,
            String attachmentId) {
        List<String> ids = Stream.concat(Stream.of(attachmentId), others.stream()).distinct().toList();
        Map<String, List<RouteOwner>> routes = new LinkedHashMap<>();
        place.compareWith().forEach(table -> routes.put(table, tables.routesNear(table, ranges, ids)));
        return routes;
    }

    /**
     * Associates the attachment and shows its ranges. One that stands in another segment leaves that first, so there
     * is no moment in both; one that stands in this one goes on carrying traffic while what it lacks is added and
     * what it has too much is ended.
     *
     * @throws NotYet                while the association with the other segment ends
     * @throws IllegalStateException if it is associated with a table that is no segment's
     */
    void take(Place place, List<Cidr> ranges, String attachmentId) {
        Optional<Association> standing = tables.associate(place.table(), attachmentId);
        standing.ifPresent(association -> stay(association, place, ranges, attachmentId));
        for (String table : place.propagateTo()) {
            if (place.fixed()) {
                ranges.forEach(range -> tables.route(table, range, attachmentId));
            } else {
                tables.propagate(table, attachmentId);
            }
        }
    }

    private void stay(Association standing, Place place, List<Cidr> ranges, String attachmentId) {
        if (!place.segments().contains(standing.tableId())) {
            throw new HeldElsewhere(attachmentId + " is associated with " + standing.tableId()
                    + ", which is no segment's table; disassociate it there and start again");
        }
        if (!standing.tableId().equals(place.table()) || standing.isEnding()) {
            giveUp(place, attachmentId);
            throw new NotYet(attachmentId + " is leaving " + standing.tableId() + " for " + place.table());
        }
        narrow(place, attachmentId);
        for (String table : place.propagateTo()) {
            tables.unroute(table, attachmentId, Stream.concat(place.ledTo(attachmentId).stream(),
                    place.fixed() ? ranges.stream() : Stream.empty()).toList());
            if (place.fixed()) {
                tables.stopPropagating(table, attachmentId);
            }
        }
    }

    /** Ends what the attachment shows in segments that do not reach it. */
    void narrow(Place place, String attachmentId) {
        place.elsewhere().forEach(table -> hide(place, table, attachmentId));
    }

    /**
     * Leaves every segment. Cuts the traffic first: without its association the attachment can send nothing.
     *
     * @throws NotYet while the association is still being made, so that EC2 does not end it; the ranges are out of
     *                the segments all the same
     */
    void giveUp(Place place, String attachmentId) {
        try {
            attachments.association(attachmentId)
                    .filter(standing -> place.segments().contains(standing.tableId()) && !standing.isEnding())
                    .ifPresent(standing -> tables.disassociate(standing.tableId(), attachmentId));
        } finally {
            place.segments().forEach(table -> hide(place, table, attachmentId));
        }
    }

    private void hide(Place place, String table, String attachmentId) {
        tables.stopPropagating(table, attachmentId);
        tables.unroute(table, attachmentId, place.ledTo(attachmentId));
    }
}
