package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType;

/** A type that makes nothing but a record of what it was asked. */
final class Recorder implements ResourceType {
    private final String type;
    private final Set<String> properties;
    final Map<String, JsonNode> puts = new LinkedHashMap<>();

    Recorder(String type, Set<String> properties) {
        this.type = type;
        this.properties = properties;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Set<String> properties() {
        return properties;
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        if (properties.has("Fails")) {
            throw new AwsError("LimitExceeded", "There are enough things.");
        }
        puts.put(place.logicalId(), properties);
        String name = place.stackName() + "-" + place.logicalId();
        return new Created(name, Map.of("Arn", "arn:aws:test:" + place.region() + ":" + place.account() + ":" + name));
    }
}
