package org.transithandshake.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.Executions.Outcome;
import org.transithandshake.aws.GatewayTables;
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

    public Withdraw() {
        this(Aws.live(), Settings.live());
    }

    public Withdraw(Aws aws, Settings settings) {
        super(Input.class);
        tables = new GatewayTables(aws);
        attachments = new Attachments(aws);
        connect = new Executions(aws, settings.machine());
        placement = new Placement(tables, attachments, settings.policy());
    }

    @Override
    protected Output run(Input input) {
        if (input.attempt() == null) {
            return withdraw(input);
        }
        Input attempt = ofAttempt(input.attempt());
        return isOver(BadInput.require(attempt.attachmentId(), "attachmentId")) ? withdraw(attempt)
                : new Output("Ignored");
    }

    /** Whether the last attempt came to its end without a connection. */
    private boolean isOver(String attachmentId) {
        Optional<Outcome> last = attachments.find(attachmentId)
                .map(attachment -> connect.outcome(Attempt.name(attachmentId, attachment.generation())));
        return last.isPresent() && !last.get().isRunning() && !last.get().ending().equals("Connected");
    }

    private Output withdraw(Input input) {
        String id = BadInput.require(input.attachmentId(), "attachmentId");
        placement.giveUp(BadInput.require(input.place(), "place"), id);
        BadInput.require(input.airlocks(), "airlocks").forEach(airlock -> tables.stopPropagating(airlock, id));
        return new Output("Withdrawn");
    }

    private static Input ofAttempt(String attempt) {
        try {
            return JSON.readValue(attempt, Input.class);
        } catch (JsonProcessingException e) {
            throw new BadInput("the field 'attempt' is not the input of an execution: " + e.getOriginalMessage());
        }
    }

    /** @param attempt the input of connect as the event of its end has it, JSON in a string; then nothing else is set */
    public record Input(String attachmentId, Place place, List<String> airlocks, String attempt) {
    }

    /** @param status {@code Withdrawn}, or {@code Ignored} where a later attempt is at work or has connected */
    public record Output(String status) {
    }
}
