package org.transithandshake.lab.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Fills model objects from JSON; whatever does not fit is an {@link AwsError} that names the member and the type. */
record JsonReader(Naming naming) {
    /** Sets the members of a builder. A JSON null leaves its member unset. */
    void fill(SdkPojo builder, JsonNode json, String type) {
        if (!json.isObject()) {
            throw error(type + " must be a JSON object, not " + json.getNodeType());
        }
        json.properties().forEach(property -> {
            SdkField<?> field = member(builder, property.getKey()).orElseThrow(() ->
                    error(property.getKey() + " is not a member of " + type));
            if (!property.getValue().isNull()) {
                field.set(builder, value(field, property.getValue(), type + "." + property.getKey()));
            }
        });
    }

    private Optional<SdkField<?>> member(SdkPojo builder, String name) {
        return builder.sdkFields().stream().filter(field -> naming.name(field).equals(name)).findFirst();
    }

    private Object value(SdkField<?> field, JsonNode json, String place) {
        return switch (Pojos.type(field)) {
            case SDK_POJO -> pojo(field, json, place);
            case LIST -> list(Pojos.item(field), expect(JsonNodeType.ARRAY, json, place), place);
            case MAP -> map(Pojos.mapValue(field), expect(JsonNodeType.OBJECT, json, place), place);
            case STRING -> expect(JsonNodeType.STRING, json, place).textValue();
            case BOOLEAN -> expect(JsonNodeType.BOOLEAN, json, place).booleanValue();
            case INTEGER, LONG, SHORT, BYTE, FLOAT, DOUBLE, BIG_DECIMAL ->
                    number(field, expect(JsonNodeType.NUMBER, json, place), place);
            case INSTANT -> instant(json, place);
            case SDK_BYTES -> bytes(expect(JsonNodeType.STRING, json, place), place);
            default -> throw error(place + " is of a type that the lab does not read: " + Pojos.type(field));
        };
    }

    private Object number(SdkField<?> field, JsonNode json, String place) {
        try {
            return Scalars.parse(field, json.asText());
        } catch (AwsError e) {
            throw error(place + " is no " + Pojos.type(field) + ": " + json);
        }
    }

    private Object pojo(SdkField<?> field, JsonNode json, String place) {
        SdkPojo builder = field.constructor().get();
        fill(builder, json, place);
        return Pojos.build(builder);
    }

    private List<Object> list(SdkField<?> item, JsonNode json, String place) {
        List<Object> list = new ArrayList<>();
        for (JsonNode each : json) {
            list.add(value(item, each, place + "[" + list.size() + "]"));
        }
        return list;
    }

    private Map<String, Object> map(SdkField<?> value, JsonNode json, String place) {
        Map<String, Object> map = new LinkedHashMap<>();
        json.properties().forEach(entry ->
                map.put(entry.getKey(), value(value, entry.getValue(), place + "." + entry.getKey())));
        return map;
    }

    /** Epoch seconds or ISO-8601: clients may send either (Smithy, "timestampFormat trait"). */
    private Instant instant(JsonNode json, String place) {
        try {
            return json.isNumber()
                    ? Instant.ofEpochMilli(json.decimalValue().multiply(BigDecimal.valueOf(1000)).longValue())
                    : Instant.parse(expect(JsonNodeType.STRING, json, place).textValue());
        } catch (DateTimeException e) {
            throw error(place + " is not a time: " + json);
        }
    }

    private SdkBytes bytes(JsonNode json, String place) {
        try {
            return SdkBytes.fromByteArray(json.binaryValue());
        } catch (IOException e) {
            throw error(place + " is not base64");
        }
    }

    private JsonNode expect(JsonNodeType type, JsonNode json, String place) {
        if (json.getNodeType() != type) {
            throw error(place + " must be " + type + ", not " + json);
        }
        return json;
    }

    private AwsError error(String message) {
        return new AwsError(naming.errorCode(), message + ".");
    }
}
