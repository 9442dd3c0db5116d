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
    private final Owners owners;
    private final Evaluator evaluator;
    private final Map<String, Created> made = new LinkedHashMap<>();
    private final Map<String, Stack.Resource> resources = new LinkedHashMap<>();

    Made(Plan plan, Owners owners) {
        this.plan = plan;
        this.owners = owners;
        this.evaluator = new Evaluator(this, plan.mappings());
    }

    void makeAll(Function<Plan.Item, Place> places) {
        plan.items().forEach(item -> make(item, places.apply(item)));
    }

    private void make(Plan.Item item, Place place) {
        try {
            JsonNode properties = evaluator.evaluate(item.properties());
            Created created = item.type().put(place, properties);
            owners.take(item.type().type(), created.ref(), place);
            made.put(item.logicalId(), created);
            resources.put(item.logicalId(), new Stack.Resource(item.type().type(), properties));
        } catch (TemplateException | AwsError e) {
            throw new TemplateException("The resource " + item.logicalId() + " (" + item.type().type()
                    + ") could not be made: " + (e instanceof AwsError ? e.toString() : e.getMessage()));
        }
    }

    /** Takes away what its template does not keep. */
    void deleteAll(Function<Plan.Item, Place> places) {
        plan.deletions().stream().filter(item -> !item.policies().whenDeleted())
                .forEach(item -> delete(item, places.apply(item)));
    }

    /** After an update: takes away what the new template has no longer, or has made anew under another name. */
    void deleteWhatIsNotIn(Made now, Function<Plan.Item, Place> places) {
        plan.deletions().stream().filter(item -> {
            Created successor = now.made.get(item.logicalId());
            return successor == null ? !item.policies().whenDeleted()
                    : !successor.ref().equals(made.get(item.logicalId()).ref()) && !item.policies().whenReplaced();
        }).forEach(item -> delete(item, places.apply(item)));
    }

    private void delete(Plan.Item item, Place place) {
        Created created = made.get(item.logicalId());
        try {
            item.type().delete(place, created);
            owners.giveBack(item.type().type(), created.ref(), place);
        } catch (AwsError e) {
            throw new TemplateException("The resource " + item.logicalId() + " (" + item.type().type()
                    + ") could not be deleted: " + e);
        }
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
