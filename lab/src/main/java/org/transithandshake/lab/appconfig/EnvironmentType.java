package org.transithandshake.lab.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;
import software.amazon.awssdk.services.appconfig.model.Monitor;

/** {@code AWS::AppConfig::Environment}: {@code Ref} is its id. */
record EnvironmentType(Estate estate) implements ResourceType {
    @Override
    public String type() {
        return "AWS::AppConfig::Environment";
    }

    @Override
    public Set<String> properties() {
        return Set.of("ApplicationId", "Name", "Description", "Monitors");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        Application application = estate.application(Caller.person(place.account(), place.region()),
                NestedProperties.required(properties, "ApplicationId", type()));
        Environment environment = application.environments.computeIfAbsent(Estate.id(place), Environment::new);
        environment.name = Estate.name(properties, type());
        environment.description = NestedProperties.text(properties, "Description");
        environment.monitors = monitors(properties.path("Monitors"));
        return new Created(environment.id, Map.of("EnvironmentId", environment.id));
    }

    private List<Monitor> monitors(JsonNode given) {
        String where = type() + " Monitors";
        List<Monitor> monitors = new ArrayList<>();
        for (JsonNode monitor : given) {
            NestedProperties.refuseOthers(monitor, where, Set.of("AlarmArn", "AlarmRoleArn"));
            monitors.add(Monitor.builder().alarmArn(NestedProperties.required(monitor, "AlarmArn", where))
                    .alarmRoleArn(NestedProperties.required(monitor, "AlarmRoleArn", where)).build());
        }
        return List.copyOf(monitors);
    }
}
