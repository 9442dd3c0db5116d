package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** SAM's tags are an object; CloudFormation's are a list, to which SAM adds its own mark. */
final class SamTags {
    private SamTags() {
    }

    static ArrayNode list(String createdBy, JsonNode tags) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        list.addObject().put("Key", createdBy).put("Value", "SAM");
        tags.properties().forEach(tag -> list.addObject().put("Key", tag.getKey()).set("Value", tag.getValue()));
        return list;
    }
}
