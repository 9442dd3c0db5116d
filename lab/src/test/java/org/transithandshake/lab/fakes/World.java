package org.transithandshake.lab.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.transithandshake.lab.api.Api;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.api.ResourceType.Created;
import org.transithandshake.lab.api.ResourceType.Place;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.core.SdkPojo;

/** What every service of the lab stands on, for tests. */
public final class World {
    public static final String REGION = "eu-west-1";
    public static final String HUB = "222222222222";
    public static final String SPOKE = "111111111111";
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    public final Timeline time = new Timeline(1, START);
    public final Delays delays = Delays.typical();
    public final Journal journal = new Journal();
    public final FakeAuthorizer authorizer = new FakeAuthorizer();

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public static Caller role(String account) {
        return new Caller(account, REGION, "arn:aws:iam::" + account + ":role/worker", "worker", "an-execution");
    }

    /** Makes a resource in an account's stack; single quotes stand for double ones. */
    public static Created put(List<ResourceType> types, String type, String account, String id, String properties) {
        Place place = new Place(account, REGION, "arn:aws:cloudformation:" + REGION + ":" + account + ":stack/app/1",
                "app", id);
        return types.stream().filter(known -> known.type().equals(type)).findFirst().orElseThrow()
                .put(place, json(properties));
    }

    /** Calls an operation as the wire does. */
    public <R extends SdkPojo> R call(Operations service, Caller caller, SdkPojo request, Class<R> response) {
        Api api = new Api(time, delays, journal, authorizer, (who, s, o, q, r, e) -> { });
        api.add(service);
        String name = request.getClass().getSimpleName().replaceFirst("Request$", "");
        return response.cast(api.call(caller, service.service(), name, request));
    }

    public <E extends Entry> List<E> entries(Class<E> type) {
        return journal.of(type).toList();
    }
}
