package org.transithandshake.lab.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * XML turned to JSON, with all its losses, as CloudTrail records EC2's newer calls.
 *
 * <p>Attributes and children become members; a name that occurs once is a value, one that occurs more often an array;
 * an element without content is an empty string. Whole numbers become JSON numbers, so an account id loses its leading
 * zeros, and {@code true} and {@code false} become booleans. In a request the items of a list carry {@code "tag": n}
 * from 1, and the text of such an item is its {@code content}.
 */
final class XmlJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

    private XmlJson() {
    }

    static JsonNode of(Element element) {
        if (element.attributes().isEmpty() && element.children().isEmpty()) {
            return scalar(element.text());
        }
        ObjectNode json = NODES.objectNode();
        element.attributes().forEach((name, value) -> json.set(name, scalar(value)));
        if (!element.text().isEmpty()) {
            json.set("content", scalar(element.text()));
        }
        element.children().forEach(child -> add(json, child.name(), of(child)));
        return json;
    }

    private static void add(ObjectNode json, String name, JsonNode value) {
        switch (json.get(name)) {
            case null -> json.set(name, value);
            case ArrayNode array -> array.add(value);
            case JsonNode first -> json.putArray(name).add(first).add(value);
        }
    }

    private static JsonNode scalar(String text) {
        if (text.equals("true") || text.equals("false")) {
            return NODES.booleanNode(Boolean.parseBoolean(text));
        }
        return WHOLE_NUMBER.matcher(text).matches() ? NODES.numberNode(Long.parseLong(text)) : NODES.textNode(text);
    }

    static JsonNode request(SdkPojo request) {
        return of(Element.of("", members(request)));
    }

    private static List<Element> members(SdkPojo pojo) {
        List<Element> elements = new ArrayList<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = Pojos.value(field, pojo);
            if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    elements.add(element(field.locationName(), list.get(i)).with("tag", Integer.toString(i + 1)));
                }
            } else if (value != null) {
                elements.add(element(field.locationName(), value));
            }
        }
        return elements;
    }

    private static Element element(String name, Object value) {
        return switch (value) {
            case SdkPojo pojo -> Element.of(name, members(pojo));
            case Map<?, ?> map -> throw new IllegalArgumentException("EC2's requests have no maps: " + name + map);
            default -> Element.text(name, Scalars.print(value));
        };
    }
}
