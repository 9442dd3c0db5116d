package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType.Created;
import org.transithandshake.lab.api.ResourceType.Place;

/** Carries out a plan; what is made so far gives later resources their names and attributes. */
final class Made implements Names {
    private final Plan plan;
    private final Evaluator evaluator;
    private final Map<String, Created> made = new LinkedHashMap<>();
    private final Map<String, Stack.Resource> resources = new LinkedHashMap<>();

    Made(Plan plan) {
        this.plan = plan;
        this.evaluator = new Evaluator(this, plan.mappings());
    }

    void makeAll(Function<Plan.Item, Place> places) {
        plan.items().forEach(item -> make(item, places.apply(item)));
    }

    private void make(Plan.Item item, Place place) {
        try {
            JsonNode properties = evaluator.evaluate(item.properties());
            made.put(item.logicalId(), item.type().put(place, properties));
            resources.put(item.logicalId(), new Stack.Resource(item.type().type(), properties));
        } catch (TemplateException | AwsError e) {
            throw new TemplateException("The resource " + item.logicalId() + " (" + item.type().type()
                    + ") could not be made: " + (e instanceof AwsError ? e.toString() : e.getMessage()));
        }
    }

    void deleteAll(Function<Plan.Item, Place> places) {
        plan.deletions().forEach(item -> {
            try {
                item.type().delete(places.apply(item), made.get(item.logicalId()));
            } catch (AwsError e) {
                throw new TemplateException("The resource " + item.logicalId() + " (" + item.type().type()
                        + ") could not be deleted: " + e);
            }
        });
    }

    @Override
    public JsonNode ref(String name) {
        Created created = made.get(name);
        return created == null ? plan.values().get(name) : JsonNodeFactory.instance.textNode(created.ref());
    }

    @Override
    public JsonNode attribute(String logicalId, String attribute) {
        if (!made.containsKey(logicalId)) {
            throw new TemplateException(logicalId + "." + attribute + " is used, but " + logicalId
                    + " is no resource.");
        }
        Map<String, String> attributes = made.get(logicalId).attributes();
        if (!attributes.containsKey(attribute)) {
            throw new TemplateException("the resource " + logicalId + " has no attribute " + attribute + "; it has "
                    + attributes.keySet().stream().sorted().toList() + ".");
        }
        return JsonNodeFactory.instance.textNode(attributes.get(attribute));
    }

    Map<String, String> refs() {
        Map<String, String> refs = new LinkedHashMap<>();
        made.forEach((id, created) -> refs.put(id, created.ref()));
        return refs;
    }

    Map<String, Stack.Resource> resources() {
        return resources;
    }

    Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        plan.outputs().forEach((name, value) -> outputs.put(name, output(name, value)));
        return outputs;
    }

    private String output(String name, JsonNode value) {
        JsonNode result = evaluator.evaluate(value);
        if (!result.isValueNode()) {
            throw new TemplateException("The output " + name + " must be text, but is " + result + ".");
        }
        return result.asText();
    }
}
