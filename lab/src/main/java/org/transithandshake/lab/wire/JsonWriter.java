package org.transithandshake.lab.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Renders a model object as JSON in one style; members that nobody set are left out. */
record JsonWriter(JsonStyle style) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    ObjectNode write(SdkPojo pojo) {
        return write(pojo, field -> true);
    }

    /** Writes only the chosen members of the outermost object. */
    ObjectNode write(SdkPojo pojo, Predicate<SdkField<?>> chosen) {
        ObjectNode json = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = Pojos.value(field, pojo);
            if (value != null && chosen.test(field)) {
                json.set(style.name(field), value(field, value));
            }
        }
        return json;
    }

    private JsonNode value(SdkField<?> field, Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case SdkPojo pojo -> write(pojo);
            case List<?> list -> list(field, list);
            case Map<?, ?> map -> map(field, map);
            case Instant instant -> isIso(field) ? NODES.textNode(Scalars.print(instant)) : style.instant(instant);
            case SdkBytes bytes -> NODES.textNode(Scalars.print(bytes));
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case String text -> NODES.textNode(text);
            default -> throw new IllegalArgumentException(
                    field.memberName() + " has no JSON form: " + value.getClass());
        };
    }

    /** A model may say of one member that it is a text, as AppConfig's does (Smithy, "timestampFormat trait"). */
    private static boolean isIso(SdkField<?> field) {
        return field.getOptionalTrait(TimestampFormatTrait.class)
                .filter(trait -> trait.format() == TimestampFormatTrait.Format.ISO_8601).isPresent();
    }

    private JsonNode list(SdkField<?> field, List<?> list) {
        ArrayNode items = NODES.arrayNode();
        list.forEach(item -> items.add(value(Pojos.item(field), item)));
        return style.list(items);
    }

    private JsonNode map(SdkField<?> field, Map<?, ?> map) {
        ObjectNode json = NODES.objectNode();
        map.forEach((key, value) -> json.set(key.toString(), value(Pojos.mapValue(field), value)));
        return json;
    }
}
