package org.transithandshake.lab.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::SNS::TopicPolicy}: replaces the policy of each listed topic. */
record TopicPolicyType(Topics topics) implements ResourceType {
    @Override
    public String type() {
        return "AWS::SNS::TopicPolicy";
    }

    @Override
    public Set<String> properties() {
        return Set.of("PolicyDocument", "Topics");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        if (!properties.path("PolicyDocument").isObject() || properties.path("Topics").isEmpty()) {
            throw new AwsError("InvalidParameter", "Invalid parameter: a topic policy needs PolicyDocument and Topics");
        }
        for (JsonNode arn : properties.get("Topics")) {
            Topic topic = topics.find(arn.asText());
            topic.describe(topic.displayName(), properties.get("PolicyDocument"));
        }
        return new Created(place.stackName() + "-" + place.logicalId(), Map.of());
    }
}
