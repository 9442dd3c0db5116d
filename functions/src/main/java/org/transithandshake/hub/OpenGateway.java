package org.transithandshake.hub;

import java.util.stream.Collectors;
import org.transithandshake.aws.Gateway;

/** The gateway would connect an attachment without a decision, so nothing is shared or accepted. */
public final class OpenGateway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OpenGateway(Gateway gateway) {
        super(explain(gateway));
    }

    /** @throws OpenGateway if any of the gateway's doors is open */
    static void refuse(Gateway gateway) {
        if (!gateway.doors().isEmpty()) {
            throw new OpenGateway(gateway);
        }
    }

    static String explain(Gateway gateway) {
        String options = gateway.doors().stream().map(door -> door + "=disable").collect(Collectors.joining(","));
        return "the gateway " + gateway.id() + " has " + String.join(", ", gateway.doors())
                + " on, so an attachment could get traffic before it is approved; turn it off with: aws ec2"
                + " modify-transit-gateway --transit-gateway-id " + gateway.id() + " --options " + options;
    }
}
