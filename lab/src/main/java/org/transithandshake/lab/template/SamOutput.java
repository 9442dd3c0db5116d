package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Takes the resources that the transform makes. */
final class SamOutput {
    private static final List<String> KEPT = List.of("DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy");
    private final ObjectNode resources = JsonNodeFactory.instance.objectNode();
    private boolean expandedAny;

    void pass(SamResource resource) {
        put(resource.id(), resource.node());
    }

    /** The resource under the same logical id, with the attributes beside its properties. */
    void main(SamResource source, String type, ObjectNode properties) {
        expandedAny = true;
        ObjectNode node = resource(source, type, properties);
        source.node().properties().forEach(entry -> {
            if (KEPT.contains(entry.getKey())) {
                node.set(entry.getKey(), entry.getValue());
            } else if (!List.of("Type", "Properties", "Condition").contains(entry.getKey())) {
                throw new TemplateException("the attribute " + entry.getKey() + " is not supported.");
            }
        });
        put(source.id(), node);
    }

    /** A resource that SAM adds; it exists under the same condition as its source. */
    void added(SamResource source, String id, String type, ObjectNode properties) {
        put(id, resource(source, type, properties));
    }

    private static ObjectNode resource(SamResource source, String type, ObjectNode properties) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("Type", type);
        if (source.node().has("Condition")) {
            node.set("Condition", source.node().get("Condition"));
        }
        node.set("Properties", properties);
        return node;
    }

    private void put(String id, JsonNode node) {
        if (resources.has(id)) {
            throw new TemplateException("the logical id " + id + " is taken twice, by the template and by a resource "
                    + "that SAM adds.");
        }
        resources.set(id, node);
    }

    boolean expandedAny() {
        return expandedAny;
    }

    ObjectNode resources() {
        return resources;
    }
}
