package org.transithandshake.lab.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.PhysicalName;
import org.transithandshake.lab.api.ResourceType;

/**
 * {@code AWS::SQS::Queue}: {@code Ref} is its URL.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html">
 *      AWS::SQS::Queue</a>
 */
record QueueType(Queues queues) implements ResourceType {
    private static final int LONGEST_NAME = 80;
    private static final Set<String> ATTRIBUTES = Set.of("DelaySeconds", "MaximumMessageSize",
            "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds", "VisibilityTimeout", "SqsManagedSseEnabled");

    @Override
    public String type() {
        return "AWS::SQS::Queue";
    }

    @Override
    public Set<String> properties() {
        Set<String> all = new TreeSet<>(ATTRIBUTES);
        all.addAll(Set.of("QueueName", "Tags"));
        return all;
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String name = Address.checked(
                PhysicalName.of(NestedProperties.text(properties, "QueueName"), place, LONGEST_NAME));
        Map<String, String> wanted = new TreeMap<>();
        ATTRIBUTES.stream().filter(properties::hasNonNull)
                .forEach(attribute -> wanted.put(attribute, properties.get(attribute).asText()));
        QueueAttributes attributes = QueueAttributes.usual().with(wanted);
        Queue queue = queues.create("arn:aws:sqs:" + place.region() + ":" + place.account() + ":" + name, attributes);
        String policy = queue.attributes().values().get("Policy");
        queue.change(policy == null ? attributes : attributes.with(Map.of("Policy", policy)), queues.now());
        properties.path("Tags").forEach(tag -> queue.tags().put(tag.path("Key").asText(), tag.path("Value").asText()));
        return new Created(queue.url(), Map.of("Arn", queue.arn(), "QueueName", name, "QueueUrl", queue.url()));
    }
}
