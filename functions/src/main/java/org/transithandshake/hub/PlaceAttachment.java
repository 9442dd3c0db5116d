package org.transithandshake.hub;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.Policy;
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
    private final Policy policy;

    public PlaceAttachment() {
        this(Aws.live(), Settings.live());
    }

    public PlaceAttachment(Aws aws, Settings settings) {
        super(Input.class);
        tables = new GatewayTables(aws);
        Attachments attachments = new Attachments(aws);
        airlock = new Airlock(tables, attachments, new Executions(aws, settings.machine()));
        policy = settings.policy();
        placement = new Placement(tables, attachments, policy);
    }

    @Override
    protected Output run(Input input) {
        String id = BadInput.require(input.attachmentId(), "attachmentId");
        BadInput.require(input.place(), "place");
        Decision admission = placement.admission(input.attempt());
        if (admission.effect() != Effect.ADMIT) {
            return turnOut(input, id, admission);
        }
        List<Cidr> reading = tables.rangesOf(input.airlock(), id);
        if (!tables.propagating(input.airlock()).equals(List.of(id))) {
            return new Output("Crowded", 0, List.of(), "", "another attachment is in the airlock",
                    List.of());
        }
        boolean whole = !reading.isEmpty() && (!input.ipv6() || reading.stream().anyMatch(Cidr::isIpv6));
        boolean steady = whole && Set.copyOf(reading).equals(read(input.reading()));
        if (!steady && !input.last()) {
            return new Output("Unsteady", input.readings() + 1, texts(reading), "", "", List.of());
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
            return new Output("Unsteady", input.readings(), texts(reading), "", why, List.of());
        }
        tables.stopPropagating(input.airlock(), id);
        return new Output("Crowded", 0, List.of(), "", why, lower);
    }

    private Output decide(Input input, String id, List<Cidr> ranges) {
        Decision decision = placement.judge(ranges, id,
                ranges.isEmpty() ? Map.of() : placement.routes(input.place(), ranges, id));
        if (decision.effect() == Effect.PLACE) {
            return take(input, id, ranges, decision);
        }
        return leave(input, id, ranges, decision);
    }

    private Output leave(Input input, String id, List<Cidr> ranges, Decision decision) {
        placement.giveUp(input.place(), id);
        tables.stopPropagating(input.airlock(), id);
        return output(decision.effect() == Effect.REFUSE ? "Refused" : "UnderReview", input, ranges, decision);
    }

    /** The account lost its admission since the attempt began. */
    private Output turnOut(Input input, String id, Decision admission) {
        placement.giveUp(input.place(), id);
        tables.stopPropagating(input.airlock(), id);
        return output("Refused", input, List.of(), admission);
    }

    private Output take(Input input, String id, List<Cidr> ranges, Decision decision) {
        try {
            placement.take(input.place(), ranges, id);
            return output("Placed", input, ranges, decision);
        } catch (HeldElsewhere e) {
            tables.stopPropagating(input.airlock(), id);
            return new Output("UnderReview", input.readings() + 1, texts(ranges), "held-elsewhere", e.getMessage(),
                    List.of());
        }
    }

    private static Output output(String status, Input input, List<Cidr> ranges, Decision decision) {
        return new Output(status, input.readings() + 1, texts(ranges), decision.rule(), decision.explain(), List.of());
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
     * @param status {@code Placed}: still in the airlock; {@code Refused}, {@code UnderReview}: no longer;
     *               {@code Unsteady}: read again; {@code Crowded}: enter the airlock again
     * @param first  those who have to be out of the airlocks before
     */
    public record Output(String status, int readings, List<String> cidrs, String rule, String why,
            List<String> first) {
    }
}
