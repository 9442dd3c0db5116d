package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.NestedProperties;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Reads and checks the targets of rules; at most five a rule, each with its own id. */
final class Targets {
    private static final String WHERE = "AWS::Events::Rule Targets";
    private static final int MOST = 5;
    private static final Set<String> SERVICES = Set.of("lambda", "states", "sns", "sqs", "events");

    private Targets() {
    }

    /** The targets of a template's rule. */
    static List<Target> read(JsonNode list) {
        return list.valueStream().map(Targets::target).toList();
    }

    private static Target target(JsonNode json) {
        NestedProperties.refuseOthers(json, WHERE, Set.of("Arn", "Id", "RoleArn", "Input", "InputPath",
                "InputTransformer", "RetryPolicy", "DeadLetterConfig"));
        Target.Builder target = Target.builder()
                .arn(NestedProperties.required(json, "Arn", WHERE))
                .id(NestedProperties.required(json, "Id", WHERE))
                .roleArn(NestedProperties.text(json, "RoleArn"))
                .input(NestedProperties.text(json, "Input"))
                .inputPath(NestedProperties.text(json, "InputPath"));
        if (json.has("InputTransformer")) {
            transformer(target, json.get("InputTransformer"));
        }
        if (json.has("RetryPolicy")) {
            JsonNode policy = json.get("RetryPolicy");
            NestedProperties.refuseOthers(policy, WHERE + " RetryPolicy",
                    Set.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds"));
            target.retryPolicy(retry -> retry
                    .maximumRetryAttempts(integer(policy, "MaximumRetryAttempts"))
                    .maximumEventAgeInSeconds(integer(policy, "MaximumEventAgeInSeconds")));
        }
        if (json.has("DeadLetterConfig")) {
            target.deadLetterConfig(d -> d.arn(NestedProperties.required(json.get("DeadLetterConfig"), "Arn", WHERE)));
        }
        return target.build();
    }

    private static void transformer(Target.Builder target, JsonNode json) {
        NestedProperties.refuseOthers(json, WHERE + " InputTransformer", Set.of("InputPathsMap", "InputTemplate"));
        Map<String, String> paths = new HashMap<>();
        json.path("InputPathsMap").properties().forEach(path -> paths.put(path.getKey(), path.getValue().asText()));
        target.inputTransformer(t -> t.inputPathsMap(paths)
                .inputTemplate(NestedProperties.required(json, "InputTemplate", WHERE + " InputTransformer")));
    }

    private static Integer integer(JsonNode json, String name) {
        return json.has(name) ? json.get(name).asInt() : null;
    }

    /** The targets after adding some: one of the same id is replaced. */
    static List<Target> merge(Rule rule, List<Target> added) {
        Map<String, Target> byId = new LinkedHashMap<>();
        rule.targets().forEach(target -> byId.put(target.id(), target));
        added.forEach(target -> byId.put(target.id(), target));
        return List.copyOf(byId.values());
    }

    /** @throws AwsError {@code ValidationException} or {@code LimitExceededException} */
    static void check(Rule rule) {
        long ids = rule.targets().stream().map(Target::id).distinct().count();
        if (ids < rule.targets().size()) {
            throw new AwsError("ValidationException", "Two targets of rule " + rule.name() + " have the same id.");
        }
        if (ids > MOST) {
            throw new AwsError("LimitExceededException", "Rule " + rule.name() + " has more than 5 targets.");
        }
        rule.targets().forEach(target -> check(rule, target));
    }

    private static void check(Rule rule, Target target) {
        String service = service(target.arn());
        if (target.id() == null || !SERVICES.contains(service)) {
            throw new AwsError("ValidationException", "Target " + target.id() + " of rule " + rule.name()
                    + " is none that the lab can call (" + SERVICES + "): " + target.arn());
        }
        if (target.roleArn() == null && (service.equals("states") || service.equals("events"))) {
            throw new AwsError("ValidationException",
                    "RoleArn is required for target " + target.arn() + " of rule " + rule.name() + ".");
        }
        TargetLimits.check(target);
        TargetInput.check(target);
        if (service.equals("events")) {
            BusAddress.parse(target.arn(), rule.region(), rule.bus().account());
        }
        if (service.equals("events") && TargetInput.isRewritten(target)
                && !account(target.arn()).equals(rule.bus().account())) {
            throw new AwsError("ValidationException",
                    "Input, InputPath and InputTransformer are not available with PutTargets if the target is an "
                            + "event bus of a different AWS account: " + target.arn());
        }
    }

    /** The service in an ARN, or nothing. */
    static String service(String arn) {
        String[] parts = String.valueOf(arn).split(":", 6);
        return parts.length == 6 && parts[0].equals("arn") ? parts[2] : "";
    }

    static String account(String arn) {
        return arn.split(":", 6)[4];
    }
}
