package org.transithandshake.hub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.Executions.Outcome;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.Status;
import org.transithandshake.aws.Tags;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.Policy;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Settings;

/** Sees to it that one execution of {@code connect} works on an attachment with work left. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Attachments attachments;
    private final GatewayTables tables;
    private final Executions connect;
    private final Policy policy;
    private final Placement placement;
    private final Settings settings;
    private final Grace grace;

    Attempts(Aws aws, Settings settings, Policy policy) {
        attachments = new Attachments(aws);
        tables = new GatewayTables(aws);
        connect = new Executions(aws, settings.machine());
        this.policy = policy;
        placement = new Placement(tables, attachments, policy);
        this.settings = settings;
        grace = new Grace(aws, settings, policy);
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
     * @param doubted whether a sweep found the association amiss, which an event would not tell
     * @return {@code Connecting}, {@code Connected}, {@code InGrace} or, for the hub's own attachments, {@code Ignored}
     */
    String ensure(Attachment attachment, Gateway gateway, boolean doubted) {
        if (attachment.account().equals(gateway.owner())) {
            return "Ignored";
        }
        Attempt attempt = inTime(Attempt.of(attachment, gateway, policy, settings).placedBefore(keptBy(attachment)));
        if (connect.start(attempt.name(), attempt)) {
            return "Connecting";
        }
        Outcome before = connect.outcome(attempt.name());
        if (before.isRunning()) {
            return "Connecting";
        }
        if (before.ending().equals(Status.CONNECTED) && keepsItsPlace(attempt, before)) {
            return Status.IN_GRACE;
        }
        if (before.ending().equals(Status.CONNECTED) && isUnchanged(attempt, before, doubted)) {
            return Status.CONNECTED;
        }
        follow(inTime(attempt.placedBefore(before.cidrs())));
        return "Connecting";
    }

    /** The attempt does not cut what stands as long as the policy gives it time. */
    private Attempt inTime(Attempt attempt) {
        return attempt.before().isEmpty() || !grace.isGiven() ? attempt
                : attempt.graceful(!grace.isOver(attempt.attachmentId()));
    }

    /** Whether what is shown does not conform, and has time left. */
    private boolean keepsItsPlace(Attempt attempt, Outcome connected) {
        if (!grace.isGiven()) {
            return false;
        }
        Set<Cidr> seen = connected.startedWith(Attempt.class).filter(then -> then.place() != null)
                .flatMap(then -> then.in(connected.segment().orElse(then.segment()))).stream()
                .flatMap(then -> then.place().propagateTo().stream())
                .flatMap(table -> tables.rangesOf(table, attempt.attachmentId()).stream())
                .collect(Collectors.toSet());
        seen.addAll(connected.cidrs().stream().map(Cidr::of).toList());
        Decision decision = policy.place(attempt.applicant(), seen, List.of());
        return decision.effect() != Effect.PLACE && grace.holds(attempt.attachmentId(), attempt.account(),
                attempt.vpcId(), decision.explain());
    }

    /** Whether what the policy does not admit any more stands in a segment and has time left. */
    boolean keepsItsPlace(Attachment attachment, Gateway gateway, Decision decision) {
        return grace.isGiven() && attachments.association(attachment.id())
                        .filter(standing -> gateway.segmentTables().contains(standing.tableId())).isPresent()
                && grace.holds(attachment.id(), attachment.account(), attachment.vpcId(), decision.explain());
    }

    /**
     * Turns out an attachment that the policy had admitted and does so no longer: traffic ends now, and an attempt that
     * is refused from its beginning tidies up and tells people.
     */
    void revoke(Attachment attachment, Gateway gateway, Decision decision) {
        Attempt attempt = Attempt.of(attachment, gateway, policy, settings).refused(decision.explain());
        Outcome before = connect.outcome(attempt.name());
        try {
            placement.giveUp(attempt.place(), attachment.id());
        } catch (NotYet associating) {
            LOG.info("{} is withdrawn as soon as it can be: {}", attachment.id(), associating.getMessage());
        }
        if (before.status().equals("NONE")) {
            connect.start(attempt.name(), attempt.placedBefore(keptBy(attachment)));
        } else if (!before.isRunning() && !before.ending().equals(Status.REFUSED)) {
            // One that runs asks the policy itself before it places anything, and may just have been refused by it.
            follow(attempt.placedBefore(before.cidrs()));
        }
    }

    private void follow(Attempt ended) {
        Attempt next = ended.next();
        attachments.tag(next.attachmentId(), Map.of(Tags.GENERATION, Integer.toString(next.generation())));
        connect.start(next.name(), next);
    }

    /** What an attempt that left its notes left placed as well. */
    private List<String> keptBy(Attachment attachment) {
        return Set.of(Status.ROUTES_MISSING, Status.IN_GRACE).contains(attachment.status())
                ? connect.outcome(Attempt.name(attachment.id(), attachment.generation() - 1)).cidrs() : List.of();
    }

    /** Whether an attempt of ours was ever made, or what it made still stands. */
    boolean hasWorkedOn(Attachment attachment, Gateway gateway) {
        return attachment.tags().containsKey(Tags.STATUS) || hasBegun(attachment)
                || attachments.association(attachment.id())
                        .filter(standing -> gateway.segmentTables().contains(standing.tableId())).isPresent();
    }

    /**
     * Whether the connection is still what the policy says and the segments show what was placed. An attachment that
     * belongs into another segment by now leaves its old one at once, and so does one with a range that the policy
     * does not let in: AWS propagates a range that is added to the VPC by itself.
     */
    private boolean isUnchanged(Attempt attempt, Outcome connected, boolean doubted) {
        Set<Cidr> placed = connected.cidrs().stream().map(Cidr::of).collect(Collectors.toSet());
        Optional<Attempt> standing = connected.startedWith(Attempt.class).filter(then -> then.place() != null)
                .flatMap(then -> then.in(connected.segment().orElse(then.segment())));
        Optional<Place> wanted = attempt.in(policy.segmentOf(attempt.applicant(), placed)).map(Attempt::place);
        if (standing.isEmpty() || wanted.isEmpty()) {
            return false;
        }
        Place place = wanted.get();
        List<Set<Cidr>> shown = standing.get().place().propagateTo().stream()
                .map(table -> shown(table, attempt.attachmentId(), place, placed)).toList();
        if (!place.table().equals(standing.get().place().table()) || isOut(attempt, placed)
                || shown.stream().anyMatch(ranges -> isOut(attempt, ranges))) {
            placement.giveUp(place, attempt.attachmentId());
            return false;
        }
        if (!place.equalsInTables(standing.get().place())) {
            placement.narrow(place, attempt.attachmentId());
            return false;
        }
        return shown.stream().allMatch(placed::equals) && attempt.hasFormOf(standing.get())
                && attempt.hubVpcs().equals(standing.get().hubVpcs())
                && isInspected(place, attempt, standing.get())
                && (!doubted || isAssociated(attempt.attachmentId(), place));
    }

    /** What the table shows of the attachment, without what an extra route leads to it. */
    private Set<Cidr> shown(String table, String attachmentId, Place place, Set<Cidr> placed) {
        return tables.rangesOf(table, attachmentId).stream()
                .filter(range -> placed.contains(range) || !place.ledTo(attachmentId).contains(range))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the policy has them out of the segment; of no ranges it cannot tell. */
    private boolean isOut(Attempt attempt, Set<Cidr> ranges) {
        if (ranges.isEmpty()) {
            return false;
        }
        Decision decision = policy.place(attempt.applicant(), ranges, List.of());
        return decision.effect() != Effect.PLACE && !policy.mustWait(decision);
    }

    private boolean isAssociated(String attachmentId, Place place) {
        return attachments.association(attachmentId)
                .filter(standing -> standing.tableId().equals(place.table()) && !standing.isEnding())
                .isPresent();
    }

    /** Static routes do not tell of a range that the VPC got later; with a new policy it is looked for. */
    private static boolean isInspected(Place place, Attempt attempt, Attempt standing) {
        return !place.fixed() || attempt.policy().equals(standing.policy());
    }
}
