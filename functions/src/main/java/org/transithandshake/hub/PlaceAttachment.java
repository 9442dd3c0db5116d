package org.transithandshake.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.Status;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Applicant;
import org.transithandshake.policy.Condition;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ⑤, second half: takes the second reading of the airlock, decides from the real ranges, and associates and
 * propagates what the policy lets in. That stays in the airlock until the segment shows it ({@link VerifyPlacement}).
 *
 * <p>The reading counts if it equals the one before and the attachment is alone; it was alone when it entered. One
 * without an IPv6 range does not count for an attachment with Ipv6Support: AWS dropped it, or does not show it yet. Of
 * several that exclude each other, in as many airlocks, the lowest id goes first and the others leave.
 */
public final class PlaceAttachment extends Step<PlaceAttachment.Input, PlaceAttachment.Output> {
    private final GatewayTables tables;
    private final Airlock airlock;
    private final Placement placement;
    private final Ends ends;
    private final HubPolicy policy;

    public PlaceAttachment() {
        this(Aws.live(), Settings.live());
    }

    public PlaceAttachment(Aws aws, Settings settings) {
        super(Input.class);
        tables = new GatewayTables(aws);
        Attachments attachments = new Attachments(aws);
        airlock = new Airlock(tables, attachments, new Executions(aws, settings.machine()));
        policy = new HubPolicy(aws, settings);
        placement = new Placement(tables, attachments, policy);
        ends = new Ends(aws);
    }

    @Override
    protected Output run(Input input) {
        String id = BadInput.require(input.attachmentId(), "attachmentId");
        BadInput.require(input.place(), "place");
        policy.read();
        Decision admission = placement.admission(input.attempt());
        if (admission.effect() != Effect.ADMIT) {
            return turnOut(input, id, admission);
        }
        List<Cidr> reading = tables.rangesOf(input.airlock(), id);
        if (!tables.propagating(input.airlock()).equals(List.of(id))) {
            return new Output("Crowded", 0, List.of(), "", "another attachment is in the airlock",
                    List.of(), null);
        }
        boolean whole = !reading.isEmpty() && (!input.ipv6() || reading.stream().anyMatch(Cidr::isIpv6));
        boolean steady = whole && Set.copyOf(reading).equals(read(input.reading()));
        if (!steady && !input.last()) {
            return new Output("Unsteady", input.readings() + 1, texts(reading), "", "", List.of(), null);
        }
        List<RouteOwner> rivals = airlock.rivals(input.airlocks(), input.airlock(), id, steady ? reading : List.of());
        if (rivals.isEmpty() && !whole && !reading.isEmpty()) {
            return leave(input, id, reading, policy.withoutIpv6(reading));
        }
        return rivals.isEmpty() ? decide(input, id, steady ? reading : List.of())
                : giveWay(input, id, reading, rivals);
    }

    /**
     * A rival may have looked around before we came, and be on its way into the segment. So nobody overtakes: the
     * lower ids go first and we leave, or they all leave and we wait for that.
     */
    private Output giveWay(Input input, String id, List<Cidr> reading, List<RouteOwner> rivals) {
        String why = "ranges that exclude ours are in the other airlocks: " + rivals;
        List<String> lower = rivals.stream().map(RouteOwner::attachmentId)
                .filter(rival -> rival.compareTo(id) < 0).distinct().toList();
        if (lower.isEmpty()) {
            return new Output("Unsteady", input.readings(), texts(reading), "", why, List.of(), null);
        }
        tables.stopPropagating(input.airlock(), id);
        return new Output("Crowded", 0, List.of(), "", why, lower, null);
    }

    private Output decide(Input input, String id, List<Cidr> ranges) {
        Applicant who = input.attempt() == null ? Applicant.unknown() : input.attempt().applicant();
        String segment = policy.segmentOf(who, ranges);
        Optional<Attempt> there = Optional.ofNullable(input.attempt()).flatMap(attempt -> attempt.in(segment));
        if (input.attempt() != null && there.isEmpty()) {
            return leave(input, id, ranges, unforeseen(segment));
        }
        Place place = there.map(Attempt::place).orElse(input.place());
        Decision decision = placement.judge(who, ranges, id,
                ranges.isEmpty() ? Map.of() : placement.routes(place, ranges, id));
        ends.decided(id, policy, decision);
        return decision.effect() != Effect.PLACE ? leave(input, id, ranges, decision)
                : take(input, id, ranges, place, decision)
                        .with(there.filter(attempt -> !attempt.equals(input.attempt())).orElse(null));
    }

    /** The next look has the places of today's policy. */
    private Decision unforeseen(String segment) {
        return new Decision(Effect.REVIEW, "segment", List.of(new Condition(
                "the ranges' segment is one that the policy had for them when the attempt began", segment, false)));
    }

    private Output leave(Input input, String id, List<Cidr> ranges, Decision decision) {
        if (isGraceful(input)) {
            return keep(input, id, decision);
        }
        placement.giveUp(input.place(), id);
        tables.stopPropagating(input.airlock(), id);
        return output(decision.effect() == Effect.REFUSE ? Status.REFUSED : Status.UNDER_REVIEW, input, ranges,
                decision);
    }

    /** The account lost its admission since the attempt began. */
    private Output turnOut(Input input, String id, Decision admission) {
        if (isGraceful(input)) {
            return keep(input, id, admission);
        }
        placement.giveUp(input.place(), id);
        tables.stopPropagating(input.airlock(), id);
        return output(Status.REFUSED, input, List.of(), admission);
    }

    private static boolean isGraceful(Input input) {
        return input.attempt() != null && input.attempt().graceful();
    }

    /** It stands, and the policy gives it time: it only leaves the airlock. */
    private Output keep(Input input, String id, Decision decision) {
        tables.stopPropagating(input.airlock(), id);
        return output(Status.IN_GRACE, input, List.of(), decision);
    }

    private Output take(Input input, String id, List<Cidr> ranges, Place place, Decision decision) {
        try {
            placement.take(place, ranges, id);
            return output("Placed", input, ranges, decision);
        } catch (HeldElsewhere e) {
            tables.stopPropagating(input.airlock(), id);
            return new Output(Status.UNDER_REVIEW, input.readings() + 1, texts(ranges), "held-elsewhere",
                    e.getMessage(), List.of(), null);
        }
    }

    private static Output output(String status, Input input, List<Cidr> ranges, Decision decision) {
        return new Output(status, input.readings() + 1, texts(ranges), decision.rule(),
                input.attempt() == null ? decision.explain() : input.attempt().explain(decision.explain()),
                List.of(), null);
    }

    /** EC2 may write an IPv6 range in more than one way. */
    private static Set<Cidr> read(List<String> ranges) {
        return ranges.stream().map(Cidr::of).collect(Collectors.toSet());
    }

    private static List<String> texts(List<Cidr> ranges) {
        return ranges.stream().map(Cidr::toString).toList();
    }

    /**
     * @param airlock  the route table that the attachment shows its ranges in
     * @param airlocks the route tables of all airlocks
     * @param place    where it belongs
     * @param reading  the ranges that the reading before showed, in any order
     * @param readings how many there have been
     * @param ipv6     whether the attachment has Ipv6Support, so that an IPv6 range has to be among them
     * @param last     whether there will be no further one
     * @param attempt  what the execution was started with
     */
    public record Input(String attachmentId, String airlock, List<String> airlocks, Place place,
            List<String> reading, int readings, boolean ipv6, boolean last,
            Attempt attempt) {
    }

    /**
     * @param status  {@code Placed}: still in the airlock; {@code Refused}, {@code UnderReview}: no longer;
     *               {@code InGrace}: it stands, and keeps its place for now; {@code Unsteady}: read again;
     *               {@code Crowded}: enter the airlock again
     * @param first   those who have to be out of the airlocks before
     * @param attempt the attempt in the segment that its ranges chose, if that is another; else null
     */
    public record Output(String status, int readings, List<String> cidrs, String rule, String why,
            List<String> first, Attempt attempt) {
        private Output with(Attempt chosen) {
            return new Output(status, readings, cidrs, rule, why, first, chosen);
        }
    }
}
