package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;

/**
 * {@code AWS::Lambda::EventInvokeConfig}: a function's asynchronous events; failures go to a topic or a queue.
 *
 * @param functions ARNs, by account and {@code Ref} of the resource that is about them
 */
record EventInvokeConfigType(LambdaService lambda, Map<String, String> functions) implements ResourceType {
    EventInvokeConfigType(LambdaService lambda) {
        this(lambda, new HashMap<>());
    }

    @Override
    public String type() {
        return "AWS::Lambda::EventInvokeConfig";
    }

    @Override
    public Set<String> properties() {
        return Set.of("FunctionName", "Qualifier", "MaximumRetryAttempts", "MaximumEventAgeInSeconds",
                "DestinationConfig");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String arn = FunctionArn.parse(NestedProperties.required(properties, "FunctionName", type()),
                place.region(), place.account());
        String qualifier = NestedProperties.required(properties, "Qualifier", type());
        if (!qualifier.equals("$LATEST")) {
            throw new AwsError("ResourceNotFoundException", "The lab's functions have no version " + qualifier);
        }
        AsyncConfig usual = AsyncConfig.DEFAULT;
        lambda.find(arn).async(new AsyncConfig(
                properties.path("MaximumRetryAttempts").asInt(usual.retries()),
                Duration.ofSeconds(properties.path("MaximumEventAgeInSeconds").asLong(usual.age().toSeconds())),
                onFailure(properties.path("DestinationConfig"))));
        Created made = new Created(place.stackName() + "-" + place.logicalId(), Map.of());
        functions.put(place.account() + made.ref(), arn);
        return made;
    }

    @Override
    public void delete(Place place, Created made) {
        lambda.find(functions.remove(place.account() + made.ref())).async(AsyncConfig.DEFAULT);
    }

    private String onFailure(JsonNode destinations) {
        NestedProperties.refuseOthers(destinations, type() + " DestinationConfig", Set.of("OnFailure"));
        NestedProperties.refuseOthers(destinations.path("OnFailure"), type() + " OnFailure", Set.of("Destination"));
        String destination = destinations.path("OnFailure").path("Destination").asText("");
        if (!destination.isEmpty() && !Destination.isKnown(destination)) {
            throw new AwsError("InvalidParameterValueException",
                    "The lab knows topics and queues as failure destinations, not " + destination);
        }
        return destination;
    }
}
