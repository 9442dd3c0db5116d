package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.NestedProperties;

/**
 * A state machine's LoggingConfiguration. The lab writes no such logs; but Step Functions makes no machine whose role
 * may not do what log delivery needs (Step Functions Developer Guide, "Using CloudWatch Logs to log execution
 * history").
 */
final class LogDelivery {
    private static final String WHERE = StateMachineResource.TYPE + " LoggingConfiguration";
    private static final Set<String> LEVELS = Set.of("ALL", "ERROR", "FATAL", "OFF");
    private static final List<String> NEEDED = List.of("CreateLogDelivery", "GetLogDelivery", "UpdateLogDelivery",
            "DeleteLogDelivery", "ListLogDeliveries", "PutResourcePolicy", "DescribeResourcePolicies",
            "DescribeLogGroups");

    private LogDelivery() {
    }

    /** @throws AwsError {@code AccessDeniedException} or {@code InvalidLoggingConfiguration} */
    static void check(JsonNode configuration, Caller machine, Authorizer authorizer) {
        NestedProperties.refuseOthers(configuration, WHERE, Set.of("Level", "IncludeExecutionData", "Destinations"));
        String level = configuration.path("Level").asText("OFF");
        if (!LEVELS.contains(level)) {
            throw invalid("the Level " + level + " is none of " + LEVELS.stream().sorted().toList());
        }
        if (!level.equals("OFF")) {
            checkDestinations(configuration.path("Destinations"));
            checkRole(machine, authorizer);
        }
    }

    /** One log group, whose ARN ends in {@code :*} (LoggingConfiguration, Step Functions API Reference). */
    private static void checkDestinations(JsonNode destinations) {
        String group = destinations.at("/0/CloudWatchLogsLogGroup/LogGroupArn").asText();
        if (destinations.size() != 1 || !group.matches("arn:aws:logs:[^:]+:\\d{12}:log-group:[^:]+:\\*")) {
            throw invalid("Destinations needs one log group by an ARN that ends in :*, but is " + destinations);
        }
    }

    private static void checkRole(Caller machine, Authorizer authorizer) {
        for (String action : NEEDED) {
            try {
                authorizer.check(machine, new Access("logs:" + action, "*"));
            } catch (AwsError denied) {
                throw new AwsError("AccessDeniedException", "The state machine IAM Role is not authorized to access the"
                        + " Log Destination: " + denied.getMessage());
            }
        }
    }

    private static AwsError invalid(String why) {
        return new AwsError("InvalidLoggingConfiguration", "Invalid Logging Configuration: " + why + ".");
    }
}
