package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::CloudFormation::WaitConditionHandle} makes nothing; templates have it where all else is conditional. */
final class WaitConditionHandle implements ResourceType {
    @Override
    public String type() {
        return "AWS::CloudFormation::WaitConditionHandle";
    }

    @Override
    public Set<String> properties() {
        return Set.of();
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        return new Created("https://cloudformation-waitcondition-" + place.region() + ".s3.amazonaws.com/"
                + place.logicalId(), Map.of());
    }
}
