package org.transithandshake.lab.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import software.amazon.awssdk.core.SdkField;

/** What differs between the JSON renderings of one model class. */
interface JsonStyle {
    /** The key of a member. */
    String name(SdkField<?> member);

    JsonNode instant(Instant value);

    /** A list whose items are rendered already. */
    default JsonNode list(ArrayNode items) {
        return items;
    }
}
