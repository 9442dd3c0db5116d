package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A function's EventInvokeConfig: retries and destinations of asynchronous invocations. */
final class SamInvokeConfig {
    private static final Set<String> PROPERTIES =
            Set.of("MaximumEventAgeInSeconds", "MaximumRetryAttempts", "DestinationConfig");
    private static final Map<String, String> ACTIONS = Map.of("SNS", "sns:publish", "SQS", "sqs:SendMessage",
            "Lambda", "lambda:InvokeFunction", "EventBridge", "events:PutEvents");
    private final SamResource function;
    private final JsonNode config;

    SamInvokeConfig(SamResource function) {
        this.function = function;
        this.config = function.property("EventInvokeConfig");
        if (!config.isMissingNode()) {
            Shape.onlyKnown(config, PROPERTIES, "EventInvokeConfig");
            config.path("DestinationConfig").properties().forEach(entry -> check(entry.getKey(), entry.getValue()));
        }
    }

    private static void check(String when, JsonNode destination) {
        Shape.onlyKnown(destination, Set.of("Type", "Destination"), "DestinationConfig." + when);
        if (!Set.of("OnSuccess", "OnFailure").contains(when) || !destination.has("Destination")
                || !ACTIONS.containsKey(destination.path("Type").asText())) {
            throw new TemplateException("EventInvokeConfig.DestinationConfig." + when
                    + " must be OnSuccess or OnFailure with Destination and a Type of "
                    + ACTIONS.keySet().stream().sorted().toList() + ".");
        }
    }

    Optional<ObjectNode> resource() {
        if (config.isMissingNode()) {
            return Optional.empty();
        }
        ObjectNode resource = config.deepCopy();
        resource.path("DestinationConfig").forEach(destination -> ((ObjectNode) destination).remove("Type"));
        resource.set("FunctionName", Json.ref(function.id()));
        resource.set("Qualifier", JsonNodeFactory.instance.textNode("$LATEST"));
        return Optional.of(resource);
    }

    /** Lets the function's role send to the destinations. */
    void allow(SamRole role) {
        config.path("DestinationConfig").properties().forEach(entry -> {
            String type = entry.getValue().path("Type").asText();
            role.allow(function.id() + "EventInvokeConfig" + entry.getKey() + type + "Policy", ACTIONS.get(type),
                    entry.getValue().get("Destination"));
        });
    }
}
