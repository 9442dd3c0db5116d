package org.transithandshake.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.Executions.Outcome;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.Tags;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.Policy;
import org.transithandshake.step.Settings;

/** Sees to it that one execution of {@code connect} works on an attachment with work left. */
final class Attempts {
    private final Attachments attachments;
    private final GatewayTables tables;
    private final Executions connect;
    private final Policy policy;
    private final Placement placement;
    private final int airlocks;

    Attempts(Aws aws, Settings settings) {
        attachments = new Attachments(aws);
        tables = new GatewayTables(aws);
        connect = new Executions(aws, settings.machine());
        policy = settings.policy();
        placement = new Placement(tables, attachments, policy);
        airlocks = settings.airlocks();
    }

    /**
     * Whether an attempt has begun since the last one that left its notes on the attachment. One that ends connected
     * leaves none, so the notes of the one before it no longer tell anything.
     */
    boolean hasBegun(Attachment attachment) {
        return !connect.outcome(Attempt.name(attachment.id(), attachment.generation())).status().equals("NONE");
    }

    /**
     * Starts an attempt, or joins the running one. One that ended without its notes, or whose connection is no longer
     * what it was, gets a successor; racers read the same generation, so they agree on it.
     *
     * <p>The hub's own attachments are placed by {@code offer}, unasked. A doorbell that names one must not have it
     * judged, or anybody who may ring could have the hub itself refused.
     *
     * @return {@code Connecting}, {@code Connected} or, for the hub's own attachments, {@code Ignored}
     */
    String ensure(Attachment attachment, Gateway gateway) {
        if (attachment.account().equals(gateway.owner())) {
            return "Ignored";
        }
        Attempt attempt = Attempt.of(attachment, gateway, policy, airlocks);
        if (connect.start(attempt.name(), attempt)) {
            return "Connecting";
        }
        Outcome before = connect.outcome(attempt.name());
        if (before.isRunning()) {
            return "Connecting";
        }
        if (before.ending().equals("Connected") && isUnchanged(attempt, before)) {
            return "Connected";
        }
        Attempt next = attempt.next();
        attachments.tag(attachment.id(), Map.of(Tags.GENERATION, Integer.toString(next.generation())));
        connect.start(next.name(), next);
        return "Connecting";
    }

    /**
     * Whether the connection is still what the policy says and the segments show what was placed. An attachment that
     * belongs into another segment by now leaves its old one at once, and so does one with a range that the policy
     * does not let in: AWS propagates a range that is added to the VPC by itself.
     */
    private boolean isUnchanged(Attempt attempt, Outcome connected) {
        Place place = attempt.place();
        Optional<Attempt> standing = connected.startedWith(Attempt.class).filter(then -> then.place() != null);
        if (standing.isEmpty()) {
            return false;
        }
        List<Set<Cidr>> shown = standing.get().place().propagateTo().stream()
                .map(table -> Set.copyOf(tables.rangesOf(table, attempt.attachmentId()))).toList();
        if (!place.table().equals(standing.get().place().table()) || shown.stream()
                .anyMatch(ranges -> policy.place(ranges, List.of()).effect() == Effect.REFUSE)) {
            placement.giveUp(place, attempt.attachmentId());
            return false;
        }
        if (!place.equalsInTables(standing.get().place())) {
            placement.narrow(place, attempt.attachmentId());
            return false;
        }
        Set<Cidr> placed = connected.cidrs().stream().map(Cidr::of).collect(Collectors.toSet());
        return shown.stream().allMatch(placed::equals) && attempt.hasFormOf(standing.get())
                && isInspected(attempt, standing.get());
    }

    /** Static routes do not tell of a range that the VPC got later; with a new policy it is looked for. */
    private static boolean isInspected(Attempt attempt, Attempt standing) {
        return !attempt.place().fixed() || attempt.policy().equals(standing.policy());
    }
}
