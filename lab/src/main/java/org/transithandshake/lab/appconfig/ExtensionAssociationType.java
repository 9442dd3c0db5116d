package org.transithandshake.lab.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;

/**
 * {@code AWS::AppConfig::ExtensionAssociation} of one extension of AWS's, which tells EventBridge of a profile's
 * deployments: {@code Ref} is its id.
 */
record ExtensionAssociationType(Estate estate) implements ResourceType {
    private static final String EVENTS = "AWS.AppConfig.DeploymentNotificationsToEventBridge";

    @Override
    public String type() {
        return "AWS::AppConfig::ExtensionAssociation";
    }

    @Override
    public Set<String> properties() {
        return Set.of("ExtensionIdentifier", "ResourceIdentifier");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String extension = NestedProperties.required(properties, "ExtensionIdentifier", type());
        if (!extension.equals(EVENTS)) {
            throw new AwsError("BadRequestException", "The lab knows the extension " + EVENTS + ", not " + extension);
        }
        profile(place, NestedProperties.required(properties, "ResourceIdentifier", type())).tells = true;
        String id = Estate.id(place);
        return new Created(id, Map.of("Id", id, "Arn",
                "arn:aws:appconfig:" + place.region() + ":" + place.account() + ":extensionassociation/" + id));
    }

    private Profile profile(Place place, String arn) {
        return estate.applications(place.account()).stream().flatMap(application -> application.profiles.values()
                        .stream().filter(profile -> application.arn(profile).equals(arn))).findFirst()
                .orElseThrow(() -> Estate.missing("ConfigurationProfile", arn));
    }
}
