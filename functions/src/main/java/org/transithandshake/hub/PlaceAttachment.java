package org.transithandshake.hub;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Step ⑤, second half: takes the second reading of the airlock, decides from the real ranges, leaves the airlock,
 * and associates and propagates what the policy lets in.
 *
 * <p>The reading counts if it equals the one before and the attachment is alone; it was alone when it entered.
 */
public final class PlaceAttachment extends Step<PlaceAttachment.Input, PlaceAttachment.Output> {
    private final GatewayTables tables;
    private final Placement placement;

    public PlaceAttachment() {
        this(Aws.live(), Settings.live());
    }

    public PlaceAttachment(Aws aws, Settings settings) {
        super(Input.class);
        tables = new GatewayTables(aws);
        placement = new Placement(tables, new Attachments(aws), settings.policy());
    }

    @Override
    protected Output run(Input input) {
        String id = BadInput.require(input.attachmentId(), "attachmentId");
        BadInput.require(input.place(), "place");
        List<Cidr> reading = tables.rangesOf(input.airlock(), id);
        if (!tables.propagating(input.airlock()).equals(List.of(id))) {
            return new Output("Crowded", input.readings(), List.of(), "", "another attachment is in the airlock");
        }
        boolean steady = !reading.isEmpty() && Set.copyOf(texts(reading)).equals(Set.copyOf(input.reading()));
        if (!steady && !input.last()) {
            return new Output("Unsteady", input.readings() + 1, texts(reading), "", "");
        }
        return decide(input, id, steady ? reading : List.of());
    }

    private Output decide(Input input, String id, List<Cidr> ranges) {
        Decision decision = placement.judge(ranges, id,
                ranges.isEmpty() ? Map.of() : placement.routes(input.place(), ranges, id));
        tables.stopPropagating(input.airlock(), id);
        if (decision.effect() == Effect.PLACE) {
            return take(input, id, ranges, decision);
        }
        placement.giveUp(input.place(), id);
        return output(decision.effect() == Effect.REFUSE ? "Refused" : "UnderReview", input, ranges, decision);
    }

    private Output take(Input input, String id, List<Cidr> ranges, Decision decision) {
        try {
            placement.take(input.place(), ranges, id);
            return output("Placed", input, ranges, decision);
        } catch (HeldElsewhere e) {
            return new Output("UnderReview", input.readings() + 1, texts(ranges), "held-elsewhere", e.getMessage());
        }
    }

    private static Output output(String status, Input input, List<Cidr> ranges, Decision decision) {
        return new Output(status, input.readings() + 1, texts(ranges), decision.rule(), decision.explain());
    }

    private static List<String> texts(List<Cidr> ranges) {
        return ranges.stream().map(Cidr::toString).toList();
    }

    /**
     * @param airlock  the route table that the attachment shows its ranges in
     * @param place    where it belongs
     * @param reading  the ranges that the reading before showed, in any order
     * @param readings how many there have been
     * @param last     whether there will be no further one
     */
    public record Input(String attachmentId, String airlock, Place place, List<String> reading, int readings,
            boolean last) {
    }

    /**
     * @param status {@code Placed}, {@code Refused}, {@code UnderReview}; {@code Unsteady}: read again;
     *               {@code Crowded}: enter the airlock again
     */
    public record Output(String status, int readings, List<String> cidrs, String rule, String why) {
    }
}
