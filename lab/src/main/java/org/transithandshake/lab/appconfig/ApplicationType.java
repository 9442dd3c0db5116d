package org.transithandshake.lab.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::AppConfig::Application}: {@code Ref} is its id. */
record ApplicationType(Estate estate) implements ResourceType {
    @Override
    public String type() {
        return "AWS::AppConfig::Application";
    }

    @Override
    public Set<String> properties() {
        return Set.of("Name", "Description");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        Application application = estate.make(place);
        application.name = Estate.name(properties, type());
        application.description = NestedProperties.text(properties, "Description");
        return new Created(application.id, Map.of("ApplicationId", application.id));
    }
}
