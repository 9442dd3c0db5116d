package org.transithandshake.lab.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.iam.Iam;

/**
 * {@code AWS::SNS::TopicPolicy}: replaces the policy of each listed topic.
 *
 * @param governed the topics, by account and {@code Ref} of the policy
 */
record TopicPolicyType(Topics topics, Map<String, List<Topic>> governed) implements ResourceType {
    TopicPolicyType(Topics topics) {
        this(topics, new HashMap<>());
    }

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
        Iam.requireResourcePolicy(properties.get("PolicyDocument"));
        List<Topic> listed = new ArrayList<>();
        for (JsonNode arn : properties.get("Topics")) {
            Topic topic = topics.find(arn.asText());
            topic.describe(topic.displayName(), properties.get("PolicyDocument"));
            listed.add(topic);
        }
        Created made = new Created(place.stackName() + "-" + place.logicalId(), Map.of());
        governed.put(place.account() + made.ref(), listed);
        return made;
    }

    /** Topics that go with the stack stay behind, but only their owner may publish. */
    @Override
    public void delete(Place place, Created made) {
        governed.remove(place.account() + made.ref()).forEach(Topic::leaveToOwner);
    }
}
