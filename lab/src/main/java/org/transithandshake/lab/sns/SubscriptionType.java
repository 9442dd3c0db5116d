package org.transithandshake.lab.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.sns.Topic.Subscription;

/**
 * {@code AWS::SNS::Subscription}: {@code Ref} is its ARN. Another endpoint or topic is another subscription, which
 * takes the place of the one before.
 *
 * @param standing ARNs by place
 */
record SubscriptionType(Topics topics, Map<ResourceType.Place, String> standing) implements ResourceType {
    SubscriptionType(Topics topics) {
        this(topics, new HashMap<>());
    }

    @Override
    public String type() {
        return "AWS::SNS::Subscription";
    }

    @Override
    public Set<String> properties() {
        return Set.of("Endpoint", "Protocol", "TopicArn");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String topic = properties.path("TopicArn").asText();
        Subscription wanted = new Subscription(properties.path("Protocol").asText(null),
                properties.path("Endpoint").asText(null), false);
        topics.subscribe(topic, wanted);
        String arn = SubscriptionArn.of(topic, wanted);
        String before = standing.put(place, arn);
        if (before != null && !before.equals(arn)) {
            topics.unsubscribe(before);
        }
        return new Created(arn, Map.of());
    }

    /** The topic may be gone with the same stack, and its subscriptions with it. */
    @Override
    public void delete(Place place, Created made) {
        standing.remove(place);
        topics.unsubscribe(made.ref());
    }
}
