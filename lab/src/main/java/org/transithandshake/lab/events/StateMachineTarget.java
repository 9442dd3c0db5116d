package org.transithandshake.lab.events;

import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Executions;

/** A state machine; the target's role must allow {@code states:StartExecution}. */
record StateMachineTarget(Executions executions, RuleRole roles) implements TargetService {
    @Override
    public void call(Shipment shipment) {
        String arn = shipment.target().arn();
        roles.assume(shipment, new Access("states:StartExecution", arn));
        executions.start(arn, shipment.input(), shipment.rule().arn());
    }
}
