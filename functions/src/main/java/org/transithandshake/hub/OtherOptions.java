package org.transithandshake.hub;

import java.util.Optional;
import org.transithandshake.aws.Gateway;
import org.transithandshake.step.Options;
import org.transithandshake.step.Settings;

/** An adopted gateway whose options are not those that the stack asks for: people are told, and nothing is changed. */
final class OtherOptions {
    private OtherOptions() {
    }

    /** What people are told; empty if nothing differs. */
    static Optional<String> of(Gateway gateway, Settings settings) {
        Options missing = settings.gatewayOptions().differingFrom(gateway.options());
        return missing.isEmpty() ? Optional.empty() : Optional.of("the gateway " + gateway.id() + " has "
                + gateway.options().only(missing) + " where this stack asks for " + missing + "; it was not made by"
                + " the stack, so it is left as it is; change it with: aws ec2 modify-transit-gateway"
                + " --transit-gateway-id " + gateway.id() + " --options " + missing);
    }
}
