package org.transithandshake.lab.events;

import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.sns.Topics;

/** A topic: the topic's policy must let EventBridge in, or the target has a role that may publish. */
record TopicTarget(Topics topics, Authorizer authorizer, RuleRole roles) implements TargetService {
    @Override
    public void call(Shipment shipment) {
        String arn = shipment.target().arn();
        String message = shipment.input().toString();
        if (shipment.target().roleArn() == null) {
            authorizer.checkServicePrincipal(
                    topics.policy(arn), RuleRole.SERVICE, shipment.access("sns:Publish"));
            topics.accept(arn, "", message);
        } else {
            topics.publish(roles.assume(shipment, new Access("sns:Publish", arn)), arn, "", message);
        }
    }
}
