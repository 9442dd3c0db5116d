package org.transithandshake.lab.events;

import java.util.List;
import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** Checks the parts of a rule. */
final class Rules {
    private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");

    private Rules() {
    }

    /** A rule that matches nothing yet and calls nobody; it serves to check its name and to know its ARN. */
    static Rule create(BusAddress bus, String region, String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new AwsError("ValidationException", "Not the name of a rule: " + name);
        }
        return new Rule(bus, region, name, "", "{}", RuleState.ENABLED, List.of());
    }

    static void refuseSchedule(String expression) {
        if (expression != null) {
            throw new AwsError("ValidationException",
                    "The lab's rules have no ScheduleExpression; it was given " + expression + ".");
        }
    }

    static String pattern(String given) {
        if (given == null) {
            throw new AwsError("ValidationException", "Parameter EventPattern must be specified.");
        }
        Patterns.check(given);
        return given;
    }

    /** @param given null for the default, {@code ENABLED} */
    static RuleState state(String given) {
        RuleState state = given == null ? RuleState.ENABLED : RuleState.fromValue(given);
        if (state == RuleState.UNKNOWN_TO_SDK_VERSION) {
            throw new AwsError("ValidationException", "Not the state of a rule: " + given);
        }
        return state;
    }
}
