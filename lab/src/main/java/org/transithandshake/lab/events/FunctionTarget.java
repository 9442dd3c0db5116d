package org.transithandshake.lab.events;

import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.lambda.LambdaService;

/** A function; its own policy must let the rule in. The event waits in the function's asynchronous queue. */
record FunctionTarget(LambdaService lambda, Authorizer authorizer) implements TargetService {
    @Override
    public void call(Shipment shipment) {
        String arn = shipment.target().arn();
        authorizer.checkServicePrincipal(
                lambda.policy(arn), RuleRole.SERVICE, shipment.access("lambda:InvokeFunction"));
        lambda.invokeLater(arn, shipment.input(), shipment.rule().arn());
    }
}
