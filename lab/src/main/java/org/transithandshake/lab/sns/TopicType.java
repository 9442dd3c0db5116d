package org.transithandshake.lab.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.PhysicalName;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.sns.Topic.Subscription;

/** {@code AWS::SNS::Topic}: {@code Ref} is its ARN. */
record TopicType(Topics topics) implements ResourceType {
    private static final int LONGEST_NAME = 256;

    @Override
    public String type() {
        return "AWS::SNS::Topic";
    }

    @Override
    public Set<String> properties() {
        return Set.of("TopicName", "DisplayName", "Subscription", "KmsMasterKeyId", "Tags");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String name = PhysicalName.of(NestedProperties.text(properties, "TopicName"), place, LONGEST_NAME);
        Topic topic = topics.create("arn:aws:sns:" + place.region() + ":" + place.account() + ":" + name);
        topic.describe(properties.path("DisplayName").asText(""), topic.policy());
        topic.encrypt(properties.path("KmsMasterKeyId").asText(""));
        topic.unsubscribeAll();
        for (JsonNode subscription : properties.path("Subscription")) {
            NestedProperties.refuseOthers(subscription, type() + " Subscription", Set.of("Endpoint", "Protocol"));
            topics.subscribe(topic.arn(), new Subscription(NestedProperties.text(subscription, "Protocol"),
                    NestedProperties.text(subscription, "Endpoint"), false));
        }
        return new Created(topic.arn(), Map.of("TopicArn", topic.arn(), "TopicName", name));
    }
}
