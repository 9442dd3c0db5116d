package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.ResourceType;

/**
 * Checks a whole template before anything is made, in CloudFormation's order: parameters, rules, the SAM transform,
 * conditions, resources, outputs.
 */
final class Planner {
    private static final Set<String> SECTIONS = Set.of("AWSTemplateFormatVersion", "Description", "Transform",
            "Metadata", "Parameters", "Mappings", "Conditions", "Rules", "Globals", "Resources", "Outputs");
    private final Map<String, ResourceType> types;

    Planner(Map<String, ResourceType> types) {
        this.types = types;
    }

    /** @param folder where the template lies, for files it names */
    Plan plan(ObjectNode template, Path folder, Map<String, String> given, Map<String, JsonNode> pseudo) {
        Shape.onlyKnown(template, SECTIONS, "The template");
        Map<String, JsonNode> values = new HashMap<>(Parameters.resolve(template.path("Parameters"), given));
        values.putAll(pseudo);
        JsonNode mappings = template.path("Mappings");
        Evaluator evaluator = new Evaluator(new KnownNames(values), mappings);
        Rules.check(template.path("Rules"), evaluator);
        ObjectNode resources = SamTransform.expand(template, folder);
        Conditions conditions = Conditions.decide(template.path("Conditions"), evaluator);
        ResourceSection section = new ResourceSection(types, conditions, values.keySet());
        Map<String, Plan.Item> items = section.check(resources);
        Map<String, JsonNode> outputs = new OutputSection(conditions, section::requireKnown)
                .check(template.path("Outputs"));
        return new Plan(section.order().stream().map(items::get).toList(),
                section.deletions().stream().map(items::get).toList(), new LinkedHashMap<>(outputs), values, mappings);
    }
}
