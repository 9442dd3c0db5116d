package org.transithandshake.lab.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType.Place;

/** Everything that the accounts have in AppConfig, found by id or, where AWS takes a name as well, by name. */
final class Estate {
    private static final int ID_LENGTH = 7;
    /** AWS::AppConfig::Application, DeploymentStrategy and Environment, Template Reference: "Maximum: 64". */
    private static final int LONGEST_NAME = 64;
    private final Map<String, Map<String, Application>> applications = new LinkedHashMap<>();
    private final Map<String, Map<String, Strategy>> strategies = new LinkedHashMap<>();

    /** An id as AppConfig makes them, {@code [a-z0-9]{4,7}}; the same for the same resource of a stack. */
    static String id(Place place) {
        BigInteger hash = new BigInteger(UUID.nameUUIDFromBytes((place.stackId() + "/" + place.logicalId())
                .getBytes(StandardCharsets.UTF_8)).toString().replace("-", ""), 16);
        String text = hash.toString(36);
        return text.substring(text.length() - ID_LENGTH);
    }

    Application make(Place place) {
        return applications.computeIfAbsent(place.account(), account -> new LinkedHashMap<>())
                .computeIfAbsent(id(place), id -> new Application(place, id));
    }

    void put(String account, Strategy strategy) {
        strategies.computeIfAbsent(account, key -> new LinkedHashMap<>()).put(strategy.id(), strategy);
    }

    Collection<Application> applications(String account) {
        return applications.getOrDefault(account, Map.of()).values();
    }

    List<Strategy> strategies(String account) {
        List<Strategy> all = new ArrayList<>(strategies.getOrDefault(account, Map.of()).values());
        all.add(Strategy.ALL_AT_ONCE);
        return all;
    }

    Application application(Caller caller, String id) {
        return one(applications(caller.account()), a -> a.id, id, "Application");
    }

    Environment environment(Application application, String id) {
        return one(application.environments.values(), e -> e.id, id, "Environment");
    }

    Profile profile(Application application, String id) {
        return one(application.profiles.values(), p -> p.id, id, "ConfigurationProfile");
    }

    Strategy strategy(Caller caller, String id) {
        return one(strategies(caller.account()), Strategy::id, id, "DeploymentStrategy");
    }

    /** By its id, or by its name where the call takes both. */
    static <T> T named(Collection<T> all, Function<T, String> id, Function<T, String> name, String wanted,
            String what) {
        return all.stream().filter(item -> wanted.equals(id.apply(item)) || wanted.equals(name.apply(item)))
                .findFirst().orElseThrow(() -> missing(what, wanted));
    }

    private static <T> T one(Collection<T> all, Function<T, String> id, String wanted, String what) {
        return named(all, id, id, wanted, what);
    }

    /** The name that a resource of a stack must have. */
    static String name(JsonNode properties, String type) {
        String name = NestedProperties.required(properties, "Name", type);
        if (name.length() > LONGEST_NAME) {
            throw new AwsError("BadRequestException", "The Name " + name + " has " + name.length()
                    + " characters; at most " + LONGEST_NAME + " are allowed.");
        }
        return name;
    }

    static AwsError missing(String what, Object id) {
        return new AwsError(404, "ResourceNotFoundException", what + " " + id + " could not be found.");
    }
}
