package org.transithandshake.hub;

import java.time.Instant;
import java.util.List;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Connection;
import org.transithandshake.aws.Connections;
import org.transithandshake.aws.HubPolicy;
import org.transithandshake.aws.Reports;
import org.transithandshake.aws.Status;
import org.transithandshake.aws.Subject;
import org.transithandshake.aws.TableUnreadable;
import org.transithandshake.hub.Ends.Noted;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/** Notes on the attachment how an attempt ended that did not connect it, and counts it. */
public final class RecordEnd extends Step<RecordEnd.Input, RecordEnd.Output> {
    private final Ends ends;
    private final Connections connections;
    private final Attachments attachments;
    private final HubPolicy policy;
    private final Grace grace;
    private final Reports reports;
    private final Aws aws;

    public RecordEnd() {
        this(Aws.live(), Settings.live());
    }

    public RecordEnd(Aws aws, Settings settings) {
        super(Input.class);
        this.aws = aws;
        ends = new Ends(aws);
        connections = new Connections(aws, settings);
        attachments = new Attachments(aws);
        policy = new HubPolicy(aws, settings);
        grace = new Grace(aws, settings, policy);
        reports = new Reports(aws, settings);
    }

    @Override
    protected Output run(Input input) {
        String status = BadInput.require(input.status(), "status");
        Attempt attempt = BadInput.require(input.attempt(), "attempt");
        Noted noted = ends.otherwise(attempt, status,
                BadInput.require(input.state(), "state"), BadInput.require(input.spoke(), "spoke"),
                status.equals(Status.FAILED) ? BadInput.require(input.why(), "why") : null,
                Instant.parse(BadInput.require(input.began(), "began")));
        boolean deleted = noted != Noted.KNOWN && remember(attempt, status, input);
        return new Output(switch (noted) {
            case NEW -> "Recorded";
            case AGAIN -> "Again";
            case KNOWN -> "Known";
        }, deleted);
    }

    /** Failures and missing routes are tried again or mended, and not remembered here. */
    private boolean remember(Attempt attempt, String status, Input input) {
        String why = BadInput.require(input.why(), "why");
        if (status.equals(Status.IN_GRACE)) {
            policy.read();
            grace.holds(attempt.attachmentId(), attempt.account(), attempt.vpcId(), why);
        } else if (List.of(Status.REFUSED, Status.UNDER_REVIEW).contains(status)) {
            connections.note(new Connection(attempt.attachmentId(), attempt.account(), attempt.vpcId(), status,
                    input.rule() == null ? "" : input.rule(), why, attempt.policy(), List.of(),
                    Subject.ENDED.of(status, attempt.attachmentId(), attempt.account()),
                    aws.clock().instant()));
        }
        return status.equals(Status.REFUSED) && attempt.before().isEmpty() && attempt.refused() == null
                && delete(attempt, why);
    }

    /** Remembered first: what is deleted and comes back is not accepted again. */
    private boolean delete(Attempt attempt, String why) {
        policy.read();
        if (!policy.times().deletesRefused()) {
            return false;
        }
        try {
            connections.refuse(attempt.account(), attempt.vpcId(), attempt.policy(), why);
            return attachments.tryToDelete(attempt.attachmentId());
        } catch (TableUnreadable e) {
            Notices.tellUnreadable(reports, e);
            return false;
        }
    }

    /**
     * @param status how it ended
     * @param state  the attachment's, as last seen
     * @param spoke  what the spoke reported, or {@code silent}
     * @param why    the error and its cause, or the decision
     * @param rule   id of the rule that decided; null if none did
     * @param began  when the execution did, as Step Functions writes it
     */
    public record Input(Attempt attempt, String status, String state, String spoke, String why, String rule,
            String began) {
    }

    /**
     * @param status  {@code Recorded}; {@code Again}: a failure that people know; {@code Known}: it was noted before
     * @param deleted whether the attachment was deleted, as the policy has it
     */
    public record Output(String status, boolean deleted) {
    }
}
