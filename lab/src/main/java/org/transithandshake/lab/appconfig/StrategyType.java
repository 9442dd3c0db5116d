package org.transithandshake.lab.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::AppConfig::DeploymentStrategy}, all at once: {@code Ref} is its id. */
record StrategyType(Estate estate) implements ResourceType {
    private static final int LONGEST_BAKE = 1440;

    @Override
    public String type() {
        return "AWS::AppConfig::DeploymentStrategy";
    }

    @Override
    public Set<String> properties() {
        return Set.of("Name", "Description", "DeploymentDurationInMinutes", "GrowthFactor", "FinalBakeTimeInMinutes",
                "ReplicateTo");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        require(properties, "DeploymentDurationInMinutes", "0");
        require(properties, "GrowthFactor", "100");
        require(properties, "ReplicateTo", "NONE");
        int bake = properties.path("FinalBakeTimeInMinutes").asInt(0);
        if (bake < 0 || bake > LONGEST_BAKE) {
            throw new AwsError("BadRequestException", "FinalBakeTimeInMinutes is from 0 to " + LONGEST_BAKE + ".");
        }
        Strategy strategy = new Strategy(Estate.id(place), Estate.name(properties, type()),
                NestedProperties.text(properties, "Description"), Duration.ofMinutes(bake));
        estate.put(place.account(), strategy);
        return new Created(strategy.id(), Map.of("Id", strategy.id()));
    }

    private static void require(JsonNode properties, String name, String value) {
        if (!properties.path(name).asText().equals(value)) {
            throw new AwsError("BadRequestException", "The lab's strategies have the " + name + " " + value + ", not "
                    + properties.path(name) + ".");
        }
    }
}
