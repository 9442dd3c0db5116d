package org.transithandshake.hub;

import java.util.List;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/** Ends an attempt that failed before its place was proven: nothing stays half placed, no airlock stays in use. */
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
        String id = BadInput.require(input.attachmentId(), "attachmentId");
        placement.giveUp(BadInput.require(input.place(), "place"), id);
        input.airlocks().forEach(airlock -> tables.stopPropagating(airlock, id));
        return new Output("Withdrawn");
    }

    public record Input(String attachmentId, Place place, List<String> airlocks) {
    }

    public record Output(String status) {
    }
}
