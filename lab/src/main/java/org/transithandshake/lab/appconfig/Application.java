package org.transithandshake.lab.appconfig;

import java.util.LinkedHashMap;
import java.util.Map;
import org.transithandshake.lab.api.ResourceType.Place;

/** What groups the environments and profiles of one program. */
final class Application {
    final Place place;
    final String id;
    final Map<String, Environment> environments = new LinkedHashMap<>();
    final Map<String, Profile> profiles = new LinkedHashMap<>();
    String name;
    String description;

    Application(Place place, String id) {
        this.place = place;
        this.id = id;
    }

    String arn() {
        return "arn:aws:appconfig:" + place.region() + ":" + place.account() + ":application/" + id;
    }

    String arn(Environment environment) {
        return arn() + "/environment/" + environment.id;
    }

    String arn(Profile profile) {
        return arn() + "/configurationprofile/" + profile.id;
    }

    /** What readers of a configuration need rights on. */
    String arn(Environment environment, Profile profile) {
        return arn(environment) + "/configuration/" + profile.id;
    }
}
