package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The transform {@code AWS::Serverless-2016-10-31}: functions and state machines become the CloudFormation resources
 * that the AWS Serverless Application Model makes of them, under the same logical ids ("Generated CloudFormation
 * resources for AWS SAM", AWS SAM Developer Guide). Everything else passes through.
 */
final class SamTransform {
    private static final String NAME = "AWS::Serverless-2016-10-31";

    private SamTransform() {
    }

    /** The expanded Resources section. */
    static ObjectNode expand(ObjectNode template, Path folder) {
        requireKnownTransforms(template.path("Transform"));
        SamGlobals globals = SamGlobals.parse(template.path("Globals"));
        SamOutput output = new SamOutput();
        Faults faults = new Faults();
        template.path("Resources").properties().forEach(entry -> faults.collect(entry.getKey() + ": ", () ->
                expand(new SamResource(entry.getKey(), entry.getValue()), globals, folder, output)));
        faults.throwIfAny();
        if (output.expandedAny() && template.path("Transform").isMissingNode()) {
            throw new TemplateException("AWS::Serverless types need the line Transform: " + NAME + ".");
        }
        return output.resources();
    }

    private static void expand(SamResource resource, SamGlobals globals, Path folder, SamOutput output) {
        switch (resource.type()) {
            case "AWS::Serverless::Function" -> new SamFunction(globals.applyToFunction(resource), output).expand();
            case "AWS::Serverless::StateMachine" -> new SamStateMachine(resource, folder, output).expand();
            case String type when type.startsWith("AWS::Serverless::") ->
                    throw new TemplateException("the type " + type + " is not supported.");
            default -> output.pass(resource);
        }
    }

    private static void requireKnownTransforms(JsonNode node) {
        List<JsonNode> transforms = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(transforms::add);
        } else if (!node.isMissingNode()) {
            transforms.add(node);
        }
        for (JsonNode transform : transforms) {
            if (!transform.asText().equals(NAME)) {
                throw new TemplateException("The transform " + transform + " is not supported, only " + NAME + ".");
            }
        }
    }
}
