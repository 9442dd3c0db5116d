package org.transithandshake.lab.events;

import java.util.Map;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.sqs.Queues;

/** A queue: the queue's policy must let EventBridge in, or the target has a role that may send. */
record QueueTarget(Queues queues, Authorizer authorizer, RuleRole roles) implements TargetService {
    private static final String ACTION = "sqs:SendMessage";

    @Override
    public void call(Shipment shipment) {
        String arn = shipment.target().arn();
        String message = shipment.input().toString();
        if (shipment.target().roleArn() == null) {
            authorizer.checkServicePrincipal(queues.policy(arn), RuleRole.SERVICE, shipment.access(ACTION));
            queues.accept(arn, message, Map.of());
        } else {
            queues.send(roles.assume(shipment, new Access(ACTION, arn)), arn, message, Map.of());
        }
    }
}
