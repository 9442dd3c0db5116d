package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.PhysicalName;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::Logs::LogGroup}: a name; the lab keeps no log events in it. {@code Ref} is the name. */
record LogGroupType() implements ResourceType {
    private static final int LONGEST_NAME = 512;

    @Override
    public String type() {
        return "AWS::Logs::LogGroup";
    }

    @Override
    public Set<String> properties() {
        return Set.of("LogGroupName", "RetentionInDays", "Tags");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String name = PhysicalName.of(NestedProperties.text(properties, "LogGroupName"), place, LONGEST_NAME);
        String arn = "arn:aws:logs:" + place.region() + ":" + place.account() + ":log-group:" + name + ":*";
        return new Created(name, Map.of("Arn", arn));
    }
}
