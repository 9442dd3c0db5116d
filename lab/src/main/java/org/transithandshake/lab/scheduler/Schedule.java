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
 */
record Schedule(Place place, String name, Rate rate, Duration window, boolean enabled, String target, String role,
        JsonNode input) {
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
                !properties.path("State").asText("ENABLED").equals("DISABLED"), arn,
                NestedProperties.required(target, "RoleArn", TYPE + " Target"),
                input(target.path("Input").asText("{}")));
    }

    String arn() {
        return "arn:aws:scheduler:" + place.region() + ":" + place.account() + ":schedule/default/" + name;
    }

    private static Duration window(JsonNode window) {
        NestedProperties.refuseOthers(window, TYPE + " FlexibleTimeWindow", Set.of("Mode", "MaximumWindowInMinutes"));
        return switch (NestedProperties.required(window, "Mode", TYPE + " FlexibleTimeWindow")) {
            case "OFF" -> Duration.ZERO;
            case "FLEXIBLE" -> Duration.ofMinutes(window.path("MaximumWindowInMinutes").asLong());
            default -> throw new AwsError("ValidationException", "FlexibleTimeWindow.Mode must be OFF or FLEXIBLE.");
        };
    }

    private static JsonNode input(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AwsError("ValidationException", "The target's Input is no JSON: " + e.getOriginalMessage());
        }
    }
}
