package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.PhysicalName;
import org.transithandshake.lab.api.ResourceType.Place;

/**
 * A function as {@code AWS::Lambda::Function} describes it.
 *
 * @param handler     class name, with or without {@code ::method}
 * @param memory      megabytes; Lambda's default is 128
 * @param timeout     Lambda's default is three seconds, the longest is fifteen minutes
 * @param concurrency the most instances at once; empty for no limit of its own
 */
record FunctionConfig(String account, String region, String name, String handler, String runtime, String role,
        Map<String, String> environment, int memory, Duration timeout, Optional<Integer> concurrency,
        String description) {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TIMEOUT = 900;
    private static final int LEAST_MEMORY = 128;
    private static final int MOST_MEMORY = 10_240;
    private static final int LONGEST_DESCRIPTION = 256;
    private static final String TYPE = "AWS::Lambda::Function";

    FunctionConfig {
        environment = Map.copyOf(environment);
        if (timeout.isNegative() || timeout.isZero() || timeout.toSeconds() > LONGEST_TIMEOUT) {
            throw new AwsError("InvalidParameterValueException", "Timeout must be 1 to 900 seconds: " + timeout);
        }
        if (memory < LEAST_MEMORY || memory > MOST_MEMORY) {
            throw new AwsError("InvalidParameterValueException", "MemorySize must be 128 to 10240 MB: " + memory);
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new AwsError("InvalidParameterValueException", "Description has " + description.length()
                    + " characters; at most " + LONGEST_DESCRIPTION + " are allowed.");
        }
    }

    static FunctionConfig read(Place place, JsonNode properties) {
        String name = PhysicalName.of(NestedProperties.text(properties, "FunctionName"), place, LONGEST_NAME);
        return new FunctionConfig(place.account(), place.region(), name,
                NestedProperties.required(properties, "Handler", TYPE),
                NestedProperties.required(properties, "Runtime", TYPE),
                NestedProperties.required(properties, "Role", TYPE),
                environment(properties.path("Environment")),
                properties.path("MemorySize").asInt(128),
                Duration.ofSeconds(properties.path("Timeout").asInt(3)),
                Optional.ofNullable(properties.get("ReservedConcurrentExecutions")).map(JsonNode::asInt),
                properties.path("Description").asText(""));
    }

    private static Map<String, String> environment(JsonNode environment) {
        NestedProperties.refuseOthers(environment, TYPE + " Environment", Set.of("Variables"));
        return Variables.read(environment.path("Variables"));
    }

    String arn() {
        return FunctionArn.of(region, account, name);
    }

    /** The function as the services see it while it works for {@code origin}. */
    Caller caller(String origin) {
        return new Caller(account, region, role, name, origin);
    }
}
