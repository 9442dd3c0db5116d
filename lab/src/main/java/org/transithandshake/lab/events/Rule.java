package org.transithandshake.lab.events;

import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** One rule; {@code pattern} is an event pattern in JSON. */
record Rule(BusAddress bus, String region, String name, String description, String pattern, RuleState state,
        List<Target> targets) {

    Rule {
        targets = List.copyOf(targets);
    }

    /** {@code arn:aws:events:REGION:ACCOUNT:rule/[BUS/]NAME}; the default bus is not named. */
    String arn() {
        String path = bus.name().equals(BusAddress.DEFAULT) ? name : bus.name() + "/" + name;
        return "arn:aws:events:" + region + ":" + bus.account() + ":rule/" + path;
    }

    boolean isEnabled() {
        return state != RuleState.DISABLED;
    }

    Rule with(List<Target> others) {
        return new Rule(bus, region, name, description, pattern, state, others);
    }

    Rule with(RuleState other) {
        return new Rule(bus, region, name, description, pattern, other, targets);
    }
}
