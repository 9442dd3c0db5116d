package org.transithandshake.lab.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType;

/**
 * {@code AWS::SQS::QueuePolicy}: replaces the policy of each queue whose URL is listed.
 *
 * @param governed the queues, by place
 */
record QueuePolicyType(Queues queues, Map<ResourceType.Place, List<Queue>> governed) implements ResourceType {
    QueuePolicyType(Queues queues) {
        this(queues, new HashMap<>());
    }

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
        List<Queue> listed = new ArrayList<>();
        for (JsonNode url : properties.get("Queues")) {
            Queue queue = queues.of(place.account()).stream()
                    .filter(known -> known.url().equals(url.asText())).findFirst()
                    .orElseThrow(Faults::noQueue);
            set(queue, properties.get("PolicyDocument").toString());
            listed.add(queue);
        }
        Optional.ofNullable(governed.put(place, listed)).stream().flatMap(List::stream)
                .filter(queue -> !listed.contains(queue)).forEach(queue -> set(queue, ""));
        return new Created(place.stackName() + "-" + place.logicalId(), Map.of());
    }

    @Override
    public void delete(Place place, Created made) {
        governed.remove(place).forEach(queue -> set(queue, ""));
    }

    private void set(Queue queue, String policy) {
        queue.change(queue.attributes().with(Map.of("Policy", policy)), queues.now());
    }
}
