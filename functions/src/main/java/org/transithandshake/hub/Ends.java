package org.transithandshake.hub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Status;
import org.transithandshake.aws.Tags;
import org.transithandshake.metric.Metric;
import org.transithandshake.metric.Tally;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Policy;

/**
 * How attempts end: noted on the attachment, and counted. One that ends connected leaves no notes, so that a
 * connection costs no call for them; every other end is noted in one call and counted with it, so whoever comes to the
 * same end again sees the notes and does neither.
 */
final class Ends {
    private final Attachments attachments;
    private final InstantSource clock;

    Ends(Aws aws) {
        attachments = new Attachments(aws);
        clock = aws.clock();
    }

    /**
     * A request that only people can admit: noted, with the time since when they have been asked, which a later change
     * of the policy does not move.
     *
     * @param counted whether they are being asked by this invocation
     */
    void asked(Attachment request, Policy policy, Decision decision, boolean counted) {
        String since = request.tags().getOrDefault(Tags.ASKED, "");
        Map<String, String> notes = new TreeMap<>(Map.of(Tags.STATUS, Status.UNDER_REVIEW,
                Tags.POLICY, policy.version(request.applicant()),
                Tags.STATE, request.state(), Tags.ADMISSION, Admission.PERSON,
                Tags.ASKED, since.isEmpty() ? clock.instant().toString() : since));
        if (policy.isFile()) {
            notes.put(Tags.RULE, decision.rule());
        }
        attachments.tag(request.id(), notes);
        if (counted) {
            String segment = policy.candidates(request.applicant()).getFirst();
            Tally.write(segment, Map.of(Metric.CONNECTIONS_UNDER_REVIEW, 1.0), Map.of("end", Status.UNDER_REVIEW,
                    "attachmentId", request.id(), "account", request.account(), "vpcId", request.vpcId()));
        }
    }

    /** Notes which rule of a file decided; what parameters decide, needs no note. */
    void decided(String attachmentId, Policy policy, Decision decision) {
        if (policy.isFile()) {
            attachments.tag(attachmentId, Map.of(Tags.RULE, decision.rule()));
        }
    }

    /** A person decided, and CloudTrail or the command says who. */
    void decidedBy(Person person, Attachment attachment) {
        attachments.tag(attachment.id(), Map.of(Tags.ADMISSION, Admission.PERSON, Tags.DECIDED_BY, person.arn()));
    }

    /** @param who one of {@link Admission}; what a person admitted, only a rule that rejects ever turns out again */
    void admittedBy(String who, Attachment attachment) {
        attachments.tag(attachment.id(), Map.of(Tags.ADMISSION, who));
    }

    /** @param began when the attempt did */
    void connected(Attempt attempt, Instant began) {
        Map<Metric, Double> values = waited(attempt, began);
        values.put(Metric.CONNECTIONS_MADE, 1.0);
        Instant from = attempt.requested() == null ? began : Instant.parse(attempt.requested());
        values.put(Metric.SECONDS_TO_CONNECT, seconds(from, clock.instant()));
        write(attempt, Status.CONNECTED, values);
    }

    /**
     * @param status {@code Refused}, {@code UnderReview}, or how else it came to nothing
     * @param state  the attachment's, as last seen
     * @param spoke  what the spoke reported, or {@code silent}
     * @param why    what it failed of; null for every other end
     */
    Noted otherwise(Attempt attempt, String status, String state, String spoke, String why, Instant began) {
        Optional<Attachment> attachment = attachments.find(attempt.attachmentId());
        if (attachment.filter(now -> now.generation() > attempt.generation()).isPresent()) {
            return Noted.KNOWN;
        }
        boolean again = why != null
                && attachment.filter(now -> Failure.isKnown(now, attempt, why, state)).isPresent();
        attachments.tag(attempt.attachmentId(), Map.of(
                Tags.GENERATION, Integer.toString(attempt.generation() + 1), Tags.STATUS, status,
                Tags.POLICY, attempt.policy(), Tags.STATE, state, Tags.SPOKE, spoke,
                Tags.FAILURE, why == null ? "" : Failure.note(attempt, why, state),
                Tags.ASKED, status.equals(Status.UNDER_REVIEW) ? clock.instant().toString() : ""));
        Map<Metric, Double> values = waited(attempt, began);
        if (!status.equals(Status.IN_GRACE)) { // what stands is still connected, and counted when it is cut
            values.put(switch (status) {
                case Status.REFUSED -> Metric.CONNECTIONS_REFUSED;
                case Status.UNDER_REVIEW -> Metric.CONNECTIONS_UNDER_REVIEW;
                default -> Metric.CONNECTIONS_FAILED;
            }, 1.0);
            write(attempt, status, values);
        }
        return again ? Noted.AGAIN : Noted.NEW;
    }

    /** What a note of an end was. */
    enum Noted {
        NEW,
        /** A failure, and the attempt right before failed of the same. */
        AGAIN,
        /** The attempt had ended before, and nothing was noted. */
        KNOWN
    }

    /** People were asked, and the attempt is what came of their answer. */
    private static Map<Metric, Double> waited(Attempt attempt, Instant began) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        if (attempt.asked() != null) {
            values.put(Metric.SECONDS_WAITED_FOR_PEOPLE, seconds(Instant.parse(attempt.asked()), began));
        }
        return values;
    }

    private static void write(Attempt attempt, String end, Map<Metric, Double> values) {
        Tally.write(attempt.segment(), values, Map.of("end", end, "attempt", attempt.name(),
                "attachmentId", attempt.attachmentId(), "account", attempt.account(), "vpcId", attempt.vpcId()));
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis()) / 1000.0;
    }
}
