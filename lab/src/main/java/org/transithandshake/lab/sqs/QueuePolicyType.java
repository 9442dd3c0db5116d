package org.transithandshake.lab.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::SQS::QueuePolicy}: replaces the policy of each queue whose URL is listed. */
record QueuePolicyType(Queues queues) implements ResourceType {
    @Override
    public String type() {
        return "AWS::SQS::QueuePolicy";
    }

    @Override
    public Set<String> properties() {
        return Set.of("PolicyDocument", "Queues");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        if (!properties.path("PolicyDocument").isObject() || properties.path("Queues").isEmpty()) {
            throw new AwsError("InvalidParameterValue", "A queue policy needs PolicyDocument and Queues.");
        }
        for (JsonNode url : properties.get("Queues")) {
            Queue queue = queues.of(place.account()).stream()
                    .filter(known -> known.url().equals(url.asText())).findFirst()
                    .orElseThrow(Faults::noQueue);
            queue.change(queue.attributes().with(
                    Map.of("Policy", properties.get("PolicyDocument").toString())), queues.now());
        }
        return new Created(place.stackName() + "-" + place.logicalId(), Map.of());
    }
}
