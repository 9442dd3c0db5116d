package org.transithandshake.lab.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Reads the objects nested in a resource's properties, which {@link ResourceType#properties} does not list. */
public final class NestedProperties {
    private NestedProperties() {
    }

    /**
     * Refuses an object with a property that the lab does not understand.
     *
     * @param where names the object in the error, such as {@code AWS::Events::Rule Targets}
     * @throws AwsError {@code ValidationException} naming the property
     */
    public static void refuseOthers(JsonNode object, String where, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new AwsError("ValidationException",
                        "The lab does not understand " + where + "." + name + " (known: " + known + ").");
            }
        });
    }

    /** The text of a property, or null where it is absent. */
    public static String text(JsonNode object, String name) {
        return object.hasNonNull(name) ? object.get(name).asText() : null;
    }

    /** The text of a property that must be there. */
    public static String required(JsonNode object, String name, String where) {
        if (!object.hasNonNull(name)) {
            throw new AwsError("ValidationException", where + " needs the property " + name + ".");
        }
        return object.get(name).asText();
    }
}
