package org.transithandshake.lab.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import software.amazon.awssdk.core.SdkField;

/** CloudTrail's renderings of calls that it does not turn from XML. */
enum TrailStyle implements JsonStyle {
    /** RAM, Step Functions, EventBridge and all else but EC2. */
    JSON {
        @Override
        public String name(SdkField<?> member) {
            return lowerCamel(member.locationName());
        }

        @Override
        public JsonNode instant(Instant value) {
            return TextNode.valueOf(TIMES.format(value));
        }
    },
    EC2_REQUEST {
        @Override
        public String name(SdkField<?> member) {
            return lowerCamel(member.locationName());
        }

        @Override
        public JsonNode list(ArrayNode items) {
            return JsonNodeFactory.instance.objectNode().set("items", items);
        }
    },
    EC2_RESPONSE {
        /** The result of a call that returns nothing else is recorded as {@code _return}. */
        @Override
        public String name(SdkField<?> member) {
            String name = member.unmarshallLocationName();
            return name.equals("return") ? "_return" : name;
        }

        @Override
        public JsonNode list(ArrayNode items) {
            return EC2_REQUEST.list(items);
        }
    };

    private static final DateTimeFormatter TIMES =
            DateTimeFormatter.ofPattern("MMM d, uuuu h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    @Override
    public JsonNode instant(Instant value) {
        return LongNode.valueOf(value.toEpochMilli());
    }

    private static String lowerCamel(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
