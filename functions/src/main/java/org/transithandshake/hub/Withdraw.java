package org.transithandshake.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/**
 * Ends an attempt that failed before its place was proven: nothing stays half placed, no airlock stays in use. The
 * machine asks for it, or, where somebody stopped the machine or its time was over, the event of its end.
 */
public final class Withdraw extends Step<Withdraw.Input, Withdraw.Output> {
    private final GatewayTables tables;
    private final Placement placement;

    public Withdraw() {
        this(Aws.live(), Settings.live());
    }

    public Withdraw(Aws aws, Settings settings) {
        super(Input.class);
        tables = new GatewayTables(aws);
        placement = new Placement(tables, new Attachments(aws), settings.policy());
    }

    @Override
    protected Output run(Input input) {
        return input.attempt() == null ? withdraw(input) : withdraw(ofAttempt(input.attempt()));
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

    public record Output(String status) {
    }
}
