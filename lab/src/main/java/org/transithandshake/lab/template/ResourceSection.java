package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.ResourceType;

/** Checks the Resources section: types, properties and the names they use. */
final class ResourceSection {
    private static final Set<String> ATTRIBUTES = Set.of("Type", "Properties", "Condition", "DependsOn", "Metadata",
            "DeletionPolicy", "UpdateReplacePolicy");
    private final Map<String, ResourceType> types;
    private final Conditions conditions;
    private final Set<String> values;
    private final Map<String, Plan.Item> items = new LinkedHashMap<>();
    private final Map<String, Set<String>> needs = new LinkedHashMap<>();

    ResourceSection(Map<String, ResourceType> types, Conditions conditions, Set<String> values) {
        this.types = types;
        this.conditions = conditions;
        this.values = values;
    }

    Map<String, Plan.Item> check(JsonNode section) {
        if (!section.isObject() || section.isEmpty()) {
            throw new TemplateException("The template needs at least one resource.");
        }
        Faults faults = new Faults();
        section.properties().forEach(entry -> faults.collect(entry.getKey() + ": ", () ->
                item(entry.getKey(), entry.getValue(), section)));
        items.values().forEach(item -> faults.collect(item.logicalId() + ": ", () ->
                requireKnown(References.of(item.properties()))));
        faults.throwIfAny();
        return items;
    }

    private void item(String id, JsonNode resource, JsonNode section) {
        Shape.onlyKnown(resource, ATTRIBUTES, "the resource");
        String name = resource.path("Type").asText();
        ResourceType type = types.get(name);
        if (type == null) {
            throw new TemplateException("the lab cannot make the type " + name + Nearest.hint(name, types.keySet())
                    + ".");
        }
        if (!type.takesAnyProperty()) {
            Shape.onlyKnown(resource.path("Properties").isMissingNode() ? JsonNodeFactory.instance.objectNode()
                    : resource.get("Properties"), type.properties(), name);
        }
        Set<String> before = dependsOn(resource.path("DependsOn"), section);
        if (!resource.has("Condition") || conditions.holds(resource.get("Condition").asText())) {
            JsonNode properties = conditions.choose(resource.path("Properties"))
                    .filter(JsonNode::isObject).orElseGet(JsonNodeFactory.instance::objectNode);
            items.put(id, new Plan.Item(id, type, properties, KeepPolicies.of(resource)));
            before.addAll(References.of(properties));
            needs.put(id, before);
        }
    }

    private static Set<String> dependsOn(JsonNode node, JsonNode section) {
        Set<String> ids = new LinkedHashSet<>();
        if (node.isTextual()) {
            ids.add(node.asText());
        }
        node.forEach(id -> ids.add(id.asText()));
        for (String id : ids) {
            if (!section.has(id)) {
                throw new TemplateException("DependsOn names " + id + ", which is no resource of the template.");
            }
        }
        return ids;
    }

    /** Refuses names that stand for nothing, or for a resource whose condition is false. */
    void requireKnown(Set<String> names) {
        Faults faults = new Faults();
        names.stream().filter(name -> !items.containsKey(name) && !values.contains(name)).forEach(name ->
                faults.add("unresolved reference to " + name + Nearest.hint(name, items.keySet())
                        + ", which is neither a parameter nor a resource that this stack makes."));
        faults.throwIfAny();
    }

    List<String> order() {
        return CreationOrder.of(needs);
    }

    /**
     * What others need goes after them. CloudFormation deletes in parallel what it can (Template Reference, "DependsOn
     * attribute"), so whatever waits for somebody goes as late as it may: the others are faster.
     */
    List<String> deletions() {
        Map<String, Set<String>> slowFirst = new LinkedHashMap<>();
        needs.forEach((id, before) -> {
            if (items.get(id).type().isSlowToGo()) {
                slowFirst.put(id, before);
            }
        });
        slowFirst.putAll(needs);
        return CreationOrder.of(slowFirst).reversed();
    }
}
