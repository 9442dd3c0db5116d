package org.transithandshake.lab.scheduler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType.Place;

/**
 * A schedule with a function as its target.
 *
 * @param window how long after its time it may be invoked; zero without a flexible time window
 * @param role   which Scheduler assumes to call the target
 * @param queue  the ARN of its dead-letter queue; empty if it has none
 */
record Schedule(Place place, String name, Rate rate, Duration window, boolean enabled, String target, String role,
        JsonNode input, RetryPolicy retryPolicy, String queue) {
    static final String TYPE = "AWS::Scheduler::Schedule";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Schedule read(Place place, String name, JsonNode properties) {
        JsonNode target = properties.path("Target");
        NestedProperties.refuseOthers(target, TYPE + " Target",
                Set.of("Arn", "RoleArn", "Input", "RetryPolicy", "DeadLetterConfig"));
        String arn = NestedProperties.required(target, "Arn", TYPE + " Target");
        if (!arn.startsWith("arn:aws:lambda:")) {
            throw new AwsError("ValidationException", "The lab's schedules invoke functions, not " + arn + ".");
        }
        return new Schedule(place, name, Rate.of(NestedProperties.required(properties, "ScheduleExpression", TYPE)),
                window(properties.path("FlexibleTimeWindow")),
                isEnabled(properties.path("State").asText("ENABLED")), arn,
                NestedProperties.required(target, "RoleArn", TYPE + " Target"),
                input(target.path("Input").asText("{}")), RetryPolicy.read(target.path("RetryPolicy")),
                queue(target.path("DeadLetterConfig")));
    }

    String arn() {
        return "arn:aws:scheduler:" + place.region() + ":" + place.account() + ":schedule/default/" + name;
    }

    private static String queue(JsonNode config) {
        NestedProperties.refuseOthers(config, TYPE + " DeadLetterConfig", Set.of("Arn"));
        return config.path("Arn").asText("");
    }

    private static Duration window(JsonNode window) {
        NestedProperties.refuseOthers(window, TYPE + " FlexibleTimeWindow", Set.of("Mode", "MaximumWindowInMinutes"));
        return switch (NestedProperties.required(window, "Mode", TYPE + " FlexibleTimeWindow")) {
            case "OFF" -> Duration.ZERO;
            case "FLEXIBLE" -> Duration.ofMinutes(within(window, "MaximumWindowInMinutes", 1, 1_440, 0));
            default -> throw new AwsError("ValidationException", "FlexibleTimeWindow.Mode must be OFF or FLEXIBLE.");
        };
    }

    private static boolean isEnabled(String state) {
        if (!state.equals("ENABLED") && !state.equals("DISABLED")) {
            throw new AwsError("ValidationException", "State must be ENABLED or DISABLED, not " + state + ".");
        }
        return state.equals("ENABLED");
    }

    /** A number in a range of the service's model (CreateSchedule, EventBridge Scheduler API Reference). */
    static int within(JsonNode object, String name, int least, int most, int usual) {
        int value = object.path(name).asInt(usual);
        if (value < least || value > most) {
            throw new AwsError("ValidationException", name + " must be " + least + " to " + most + ", not "
                    + object.path(name) + ".");
        }
        return value;
    }

    private static JsonNode input(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AwsError("ValidationException", "The target's Input is no JSON: " + e.getOriginalMessage());
        }
    }
}
