package org.transithandshake.lab.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The SDK's model objects as JSON and back.
 *
 * <p>Members that nobody set are left out; a list or map that was set to empty is written as empty. Enum members are
 * their strings, blobs base64. Instants are read as epoch seconds or as ISO-8601, whatever the naming.
 */
public final class PojoJson {
    private PojoJson() {
    }

    public static ObjectNode write(SdkPojo pojo, Naming naming) {
        return new JsonWriter(naming).write(pojo);
    }

    /**
     * Reads a request or response, such as {@code read(json, CreateRouteRequest.class, Naming.MEMBER)}.
     *
     * @throws AwsError HTTP 400 {@code States.Runtime} ({@link Naming#MEMBER}) or {@code ValidationException}
     *                  ({@link Naming#LOCATION}) naming a member that the type lacks or a value that does not fit
     */
    public static <T extends SdkPojo> T read(JsonNode json, Class<T> type, Naming naming) {
        SdkPojo builder = Pojos.builder(type);
        new JsonReader(naming).fill(builder, json, type.getSimpleName());
        return type.cast(Pojos.build(builder));
    }
}
