package org.transithandshake.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.Executions.Outcome;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.aws.Status;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Ends an attempt that failed before its place was proven: nothing stays half placed, no airlock stays in use. The
 * machine asks for it, or, where somebody stopped the machine or its time was over, the event of its end.
 *
 * <p>An event may come late, twice, or from an archive: by then a later attempt may be at work, or have connected. So
 * the event only says where to look, and a connection is not cut for it.
 */
public final class Withdraw extends Step<Withdraw.Input, Withdraw.Output> {
    private final GatewayTables tables;
    private final Attachments attachments;
    private final Executions connect;
    private final Placement placement;
    private final Ends ends;

    public Withdraw() {
        this(Aws.live(), Settings.live());
    }

    public Withdraw(Aws aws, Settings settings) {
        super(Input.class);
        tables = new GatewayTables(aws);
        attachments = new Attachments(aws);
        connect = new Executions(aws, settings.machine());
        placement = new Placement(tables, attachments, settings.policy());
        ends = new Ends(aws);
    }

    @Override
    protected Output run(Input input) {
        return input.cut() == null ? withdraw(input.attachmentId(), input.place(), input.airlocks())
                : cut(input.cut(), attempt(BadInput.require(input.cut().input(), "input")));
    }

    /**
     * No state is left to tidy up, so this is the attempt's end. The event may be a copy, or late by hours: what a
     * newer attempt has made since then is not its business.
     */
    private Output cut(Cut cut, Attempt attempt) {
        Optional<Attachment> now = attachments.find(attempt.attachmentId());
        if (now.isEmpty()) {
            return new Output("Gone");
        }
        if (now.get().generation() > attempt.generation()) {
            return new Output("Superseded");
        }
        Outcome outcome = connect.outcome(attempt.name());
        if (outcome.isRunning() || outcome.ending().equals(Status.CONNECTED)) {
            return new Output("Ignored");
        }
        Output done = withdraw(attempt.attachmentId(), attempt.place(), attempt.airlocks());
        ends.otherwise(attempt, "TIMED_OUT".equals(cut.status()) ? Status.TIMED_OUT : Status.STOPPED, "unknown",
                "silent", null, Instant.ofEpochMilli(cut.began()));
        return done;
    }

    private Output withdraw(String attachmentId, Place place, List<String> airlocks) {
        String id = BadInput.require(attachmentId, "attachmentId");
        placement.giveUp(BadInput.require(place, "place"), id);
        BadInput.require(airlocks, "airlocks").forEach(airlock -> tables.stopPropagating(airlock, id));
        return new Output("Withdrawn");
    }

    private static Attempt attempt(String input) {
        try {
            return JSON.readValue(input, Attempt.class);
        } catch (JsonProcessingException e) {
            throw new BadInput("the field 'input' is not the input of an execution: " + e.getOriginalMessage());
        }
    }

    /** @param cut what the event of an execution's end says; then nothing else is set */
    public record Input(String attachmentId, Place place, List<String> airlocks, Cut cut) {
    }

    /**
     * @param input  what the execution was started with, JSON in a string
     * @param status {@code TIMED_OUT} or {@code ABORTED}
     * @param began  when it did, in milliseconds since 1970
     */
    public record Cut(String input, String status, long began) {
    }

    /**
     * @param status {@code Withdrawn}; {@code Superseded}: a newer attempt has begun since; {@code Ignored}: the
     *               attempt runs, or has connected, whatever the event says; {@code Gone}: EC2 has forgotten the
     *               attachment, and with it its associations and propagations
     */
    public record Output(String status) {
    }
}
