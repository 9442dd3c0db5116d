package org.transithandshake.hub;

import java.util.List;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Executions;
import org.transithandshake.aws.GatewayTables;
import org.transithandshake.step.BadInput;
import org.transithandshake.step.Settings;
import org.transithandshake.step.Step;

/** Lets an admitted attachment show its real ranges where nobody can use them. */
public final class EnterAirlock extends Step<EnterAirlock.Input, EnterAirlock.Output> {
    private final Airlock airlock;

    public EnterAirlock() {
        this(Aws.live(), Settings.live());
    }

    public EnterAirlock(Aws aws, Settings settings) {
        super(Input.class);
        airlock = new Airlock(new GatewayTables(aws), new Attachments(aws), new Executions(aws, settings.machine()));
    }

    @Override
    protected Output run(Input input) {
        return new Output(airlock.enter(BadInput.require(input.airlocks(), "airlocks"),
                BadInput.require(input.attachmentId(), "attachmentId"), input.first()));
    }

    /** @param first the attachments that go first, because their ranges exclude some of ours */
    public record Input(String attachmentId, List<String> airlocks, List<String> first) {
    }

    /** @param airlock the route table entered */
    public record Output(String airlock) {
    }
}
