package org.transithandshake.lab.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::AppConfig::ConfigurationProfile} of the hosted store, checked by functions: {@code Ref} is its id. */
record ProfileType(Estate estate) implements ResourceType {
    /** "Array Members: ... Maximum number of 2 items", Validators. */
    private static final int MOST_VALIDATORS = 2;

    @Override
    public String type() {
        return "AWS::AppConfig::ConfigurationProfile";
    }

    @Override
    public Set<String> properties() {
        return Set.of("ApplicationId", "Name", "Description", "LocationUri", "Validators");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        Application application = estate.application(Caller.person(place.account(), place.region()),
                NestedProperties.required(properties, "ApplicationId", type()));
        if (!NestedProperties.required(properties, "LocationUri", type()).equals("hosted")) {
            throw new AwsError("BadRequestException", "The lab's profiles have the LocationUri hosted.");
        }
        Profile profile = application.profiles.computeIfAbsent(Estate.id(place), Profile::new);
        profile.name = NestedProperties.required(properties, "Name", type());
        profile.description = NestedProperties.text(properties, "Description");
        profile.validators = validators(properties.path("Validators"));
        return new Created(profile.id, Map.of("ConfigurationProfileId", profile.id));
    }

    private List<String> validators(JsonNode given) {
        String where = type() + " Validators";
        List<String> functions = new ArrayList<>();
        for (JsonNode validator : given) {
            NestedProperties.refuseOthers(validator, where, Set.of("Type", "Content"));
            if (!NestedProperties.required(validator, "Type", where).equals("LAMBDA")) {
                throw new AwsError("BadRequestException", "The lab's validators have the Type LAMBDA.");
            }
            functions.add(NestedProperties.required(validator, "Content", where));
        }
        if (functions.size() > MOST_VALIDATORS) {
            throw new AwsError("BadRequestException", "A profile has at most " + MOST_VALIDATORS + " validators.");
        }
        return List.copyOf(functions);
    }
}
