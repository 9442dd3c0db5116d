package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** The Events of functions and state machines: EventBridgeRule, Schedule and ScheduleV2. */
final class SamEvents {
    private static final Map<String, String> TARGET = Map.of("Input", "Input", "InputPath", "InputPath",
            "InputTransformer", "InputTransformer", "RetryPolicy", "RetryPolicy",
            "DeadLetterConfig", "DeadLetterConfig");
    private static final Map<String, String> RULE =
            Map.of("Pattern", "EventPattern", "EventBusName", "EventBusName", "RuleName", "Name", "State", "State");
    private static final Map<String, String> SCHEDULE = Map.of("Schedule", "ScheduleExpression", "Name", "Name",
            "Description", "Description", "State", "State");
    private static final Map<String, String> SCHEDULE_V2 = Map.of("ScheduleExpression", "ScheduleExpression",
            "ScheduleExpressionTimezone", "ScheduleExpressionTimezone", "FlexibleTimeWindow", "FlexibleTimeWindow",
            "Name", "Name", "Description", "Description", "State", "State");
    private static final Map<String, String> SCHEDULE_TARGET =
            Map.of("Input", "Input", "RetryPolicy", "RetryPolicy", "DeadLetterConfig", "DeadLetterConfig");

    private SamEvents() {
    }

    static void expand(JsonNode events, SamTarget target) {
        events.properties().forEach(entry -> expand(entry.getKey(), entry.getValue(), target));
    }

    private static void expand(String name, JsonNode node, SamTarget target) {
        Shape.onlyKnown(node, Set.of("Type", "Properties"), "the event " + name);
        SamResource event = new SamResource(target.resource().id() + name, node);
        switch (event.type()) {
            case "EventBridgeRule" -> {
                SamEventShape.check(event, name, RULE, TARGET, Set.of("Target"));
                rule(event, RULE, target);
            }
            case "Schedule" -> {
                SamEventShape.check(event, name, SCHEDULE, SCHEDULE_TARGET, Set.of());
                rule(event, SCHEDULE, target);
            }
            case "ScheduleV2" -> schedule(event, name, target);
            default -> throw new TemplateException("the event " + name + " has the unsupported type " + event.type()
                    + "; supported are EventBridgeRule, Schedule and ScheduleV2.");
        }
    }

    private static void rule(SamResource event, Map<String, String> names, SamTarget target) {
        ObjectNode rule = event.copy(names);
        ObjectNode entry = event.copy(TARGET);
        entry.set("Arn", target.arn());
        JsonNode id = event.property("Target").path("Id");
        entry.set("Id", id.isMissingNode()
                ? JsonNodeFactory.instance.textNode(event.id() + target.kind() + "Target") : id);
        if (target.isFunction()) {
            target.addPermission(event.id());
        } else {
            entry.set("RoleArn", target.addRole(event.id(), "events.amazonaws.com"));
        }
        rule.putArray("Targets").add(entry);
        target.add(event.id(), "AWS::Events::Rule", rule);
    }

    private static void schedule(SamResource event, String name, SamTarget target) {
        SamEventShape.check(event, name, SCHEDULE_V2, SCHEDULE_TARGET, Set.of("RoleArn"));
        ObjectNode schedule = event.copy(SCHEDULE_V2);
        if (!schedule.has("FlexibleTimeWindow")) {
            schedule.putObject("FlexibleTimeWindow").put("Mode", "OFF");
        }
        if (!schedule.has("Name")) {
            schedule.put("Name", event.id());
        }
        ObjectNode entry = event.copy(SCHEDULE_TARGET);
        entry.set("Arn", target.arn());
        entry.set("RoleArn", event.has("RoleArn") ? event.property("RoleArn")
                : target.addRole(event.id(), "scheduler.amazonaws.com"));
        schedule.set("Target", entry);
        target.add(event.id(), "AWS::Scheduler::Schedule", schedule);
    }
}
