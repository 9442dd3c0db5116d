package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code AWS::Serverless::Function}: a function, its role, and what its events need. */
final class SamFunction {
    private static final Map<String, String> COPIED = Stream.of("FunctionName", "Handler", "Runtime", "Description",
            "MemorySize", "Timeout", "ReservedConcurrentExecutions", "Architectures", "EphemeralStorage",
            "Environment", "Layers", "KmsKeyArn", "LoggingConfig", "SnapStart")
            .collect(Collectors.toMap(Function.identity(), Function.identity()));
    private static final Set<String> OWN = Set.of("CodeUri", "Role", "RolePath", "Policies",
            "AssumeRolePolicyDocument", "Tags", "Tracing", "EventInvokeConfig", "Events");
    static final Set<String> PROPERTIES = union(COPIED.keySet(), OWN);
    private static final String TAG = "lambda:createdBy";
    private final SamResource function;
    private final SamOutput output;

    SamFunction(SamResource function, SamOutput output) {
        this.function = function;
        this.output = output;
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        Set<String> all = new HashSet<>(first);
        all.addAll(second);
        return Set.copyOf(all);
    }

    void expand() {
        Shape.onlyKnown(function.properties(), PROPERTIES, "AWS::Serverless::Function");
        if (function.has("Role") && function.has("Policies")) {
            throw new TemplateException("Role and Policies exclude each other; SAM would ignore Policies.");
        }
        ObjectNode properties = function.copy(COPIED);
        properties.set("Code", code());
        properties.set("Role", function.has("Role") ? function.property("Role") : addRole());
        properties.set("Tags", SamTags.list(TAG, function.property("Tags")));
        if (traced()) {
            properties.putObject("TracingConfig").set("Mode", function.property("Tracing"));
        }
        output.main(function, "AWS::Lambda::Function", properties);
        new SamInvokeConfig(function).resource().ifPresent(config ->
                output.added(function, function.id() + "EventInvokeConfig", "AWS::Lambda::EventInvokeConfig", config));
        SamTarget target = new SamTarget(function, "Lambda", Json.attribute(function.id(), "Arn"), output);
        SamEvents.expand(function.property("Events"), target);
    }

    /** Where the packaged code would lie; {@code sam package} puts a bucket here. */
    private ObjectNode code() {
        JsonNode uri = function.property("CodeUri");
        if (!uri.isTextual()) {
            throw new TemplateException("CodeUri must be a path relative to the template.");
        }
        return JsonNodeFactory.instance.objectNode().put("S3Bucket", "sam").put("S3Key", uri.asText());
    }

    private boolean traced() {
        return function.has("Tracing") && !function.property("Tracing").asText().equals("Disabled");
    }

    private JsonNode addRole() {
        String id = function.id() + "Role";
        SamRole role = new SamRole("lambda.amazonaws.com").managed("AWSLambdaBasicExecutionRole");
        if (traced()) {
            role.managed("AWSXrayWriteOnlyAccess");
        }
        new SamInvokeConfig(function).allow(role);
        role.policies(id, function.property("Policies")).set("Tags", SamTags.list(TAG, function.property("Tags")));
        if (function.has("AssumeRolePolicyDocument")) {
            role.set("AssumeRolePolicyDocument", function.property("AssumeRolePolicyDocument"));
        }
        if (function.has("RolePath")) {
            role.set("Path", function.property("RolePath"));
        }
        output.added(function, id, SamRole.TYPE, role.properties());
        return Json.attribute(id, "Arn");
    }
}
