package org.transithandshake.hub;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Attachments.Association;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.Status;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Applicant;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Reads the segment again after placing: every range of the attachment must be one that the policy lets in beside
 * the others that are there now, and its account one that the policy admits still, or the attachment is disassociated
 * first and reported second. Once the segment shows it, the attachment leaves the airlock to the next one.
 */
public final class VerifyPlacement extends Step<VerifyPlacement.Input, VerifyPlacement.Output> {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyPlacement.class);

    private final Attachments attachments;
    private final GatewayTables tables;
    private final Placement placement;
    private final HubPolicy policy;

    public VerifyPlacement() {
        this(Aws.live(), Settings.live());
    }

    public VerifyPlacement(Aws aws, Settings settings) {
        super(Input.class);
        attachments = new Attachments(aws);
        tables = new GatewayTables(aws);
        policy = new HubPolicy(aws, settings);
        placement = new Placement(tables, attachments, policy);
    }

    @Override
    protected Output run(Input input) {
        String id = BadInput.require(input.attachmentId(), "attachmentId");
        List<Cidr> approved = input.cidrs().stream().map(Cidr::of).toList();
        Place place = BadInput.require(input.place(), "place");
        policy.read();
        Map<String, Association> standing = associations(input.attempt(), id);
        Map<String, List<RouteOwner>> routes = placement.routes(place, approved, standing.keySet(), id);
        List<Cidr> shown = shown(place, approved, id, routes.values());
        Decision decision = judge(input.attempt(), shown.isEmpty() ? approved : shown, id, routes);
        String why = input.attempt() == null ? decision.explain() : input.attempt().explain(decision.explain());
        if (decision.effect() != Effect.PLACE && input.attempt() != null && input.attempt().graceful()) {
            tables.stopPropagating(BadInput.require(input.airlock(), "airlock"), id);
            return new Output(Status.IN_GRACE, List.of(), decision.rule(), why, null);
        }
        if (decision.effect() != Effect.PLACE) {
            cut(place, id);
            return new Output(decision.effect() == Effect.REFUSE ? Status.REFUSED : Status.UNDER_REVIEW, texts(shown),
                    decision.rule(), why, null);
        }
        place.propagateTo().forEach(table -> requireShown(table, id, approved, routes.get(table)));
        tables.stopPropagating(BadInput.require(input.airlock(), "airlock"), id);
        requireAssociated(place.table(), id, standing);
        return new Output("Placed", texts(place.propagateTo().isEmpty() ? approved : shown), decision.rule(),
                why, Crossing.of(standing, routes));
    }

    /** The attachment's ranges, without those that only an extra route leads to it. */
    private static List<Cidr> shown(Place place, List<Cidr> approved, String id, Collection<List<RouteOwner>> routes) {
        return routes.stream().flatMap(List::stream).filter(route -> route.attachmentId().equals(id))
                .map(RouteOwner::cidr).filter(range -> approved.contains(range) || !place.ledTo(id).contains(range))
                .distinct().sorted().toList();
    }

    /** The account may have lost its admission since the attempt placed it, which no range tells. */
    private Decision judge(Attempt attempt, List<Cidr> ranges, String id, Map<String, List<RouteOwner>> routes) {
        Decision admission = placement.admission(attempt);
        return admission.effect() != Effect.ADMIT
                ? new Decision(Effect.REFUSE, admission.rule(), admission.conditions(), admission.notes())
                : placement.judge(attempt == null ? Applicant.unknown() : attempt.applicant(), ranges, id, routes);
    }

    /** What cannot be cut yet, {@link Withdraw} waits for; it follows each refusal. */
    private void cut(Place place, String id) {
        try {
            placement.giveUp(place, id);
        } catch (NotYet associating) {
            LOG.info("{} is withdrawn as soon as it can be: {}", id, associating.getMessage());
        }
    }

    private static void requireShown(String table, String id, List<Cidr> approved, List<RouteOwner> routes) {
        List<Cidr> shown = routes.stream().filter(route -> route.attachmentId().equals(id))
                .map(RouteOwner::cidr).toList();
        if (!shown.containsAll(approved)) {
            throw new NotYet("the segment " + table + " shows " + shown + " of " + id + ", not yet all of " + approved);
        }
    }

    /** Of the attachment, and of the hub's own, which it shall meet: one read. */
    private Map<String, Association> associations(Attempt attempt, String id) {
        if (attempt == null) {
            return attachments.association(id).map(standing -> Map.of(id, standing)).orElse(Map.of());
        }
        return attachments.associations(attempt.gatewayId(),
                Stream.concat(Stream.of(attempt.vpcId()), attempt.hubVpcs().stream()).distinct().toList());
    }

    private static void requireAssociated(String table, String id, Map<String, Association> standing) {
        if (!new Association(table, "associated").equals(standing.get(id))) {
            throw new NotYet(id + " is not yet associated with " + table);
        }
    }

    private static List<String> texts(List<Cidr> ranges) {
        return ranges.stream().map(Cidr::toString).toList();
    }

    /**
     * @param airlock the route table that the attachment still shows its ranges in
     * @param place   where it was placed
     * @param cidrs   the ranges that were approved
     * @param attempt what the execution was started with, in the segment that was chosen
     */
    public record Input(String attachmentId, String airlock, Place place, List<String> cidrs, Attempt attempt) {
    }

    /**
     * @param status   {@code Placed}, or {@code Refused} or {@code UnderReview} and to be withdrawn, or
     *                 {@code InGrace}: it keeps its place for now
     * @param crossing what the gateway's tables say to it and to the hub's own attachments, if it is placed
     */
    public record Output(String status, List<String> cidrs, String rule, String why, Crossing crossing) {
    }
}
