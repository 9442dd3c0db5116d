package org.transithandshake.lab.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.transithandshake.lab.permissions.Allowed.Kind;
import org.transithandshake.lab.template.Expansion;
import org.transithandshake.lab.template.Stack;

/** Finds every statement of every policy: of roles, of their trust, and of buses, topics, queues and functions. */
final class PolicyReader {
    private final List<Allowed> found = new ArrayList<>();

    /** Of the expanded template, in which CloudFormation's functions still stand. */
    static List<Allowed> template() {
        PolicyReader reader = new PolicyReader();
        Expansion.of(Stacks.TEMPLATE).get("Resources").properties().forEach(entry -> {
            String condition = entry.getValue().path("Condition").asText();
            List<String> when = condition.isEmpty() || condition.equals("IsHub") || condition.equals("IsSpoke")
                    ? List.of() : List.of(condition);
            reader.read(entry.getKey(), entry.getValue().path("Type").asText(),
                    entry.getValue().path("Properties"), when);
        });
        return reader.found;
    }

    /** Of what was made, in which every function has its value. */
    static List<Allowed> stack(Stack stack) {
        PolicyReader reader = new PolicyReader();
        stack.made().forEach((id, made) -> reader.read(id, made.type(), made.type().equals("AWS::Lambda::Permission")
                ? withArn(made.properties(), stack.id().split(":")) : made.properties(), List.of()));
        return reader.found;
    }

    /** A permission names the function, its statement the ARN. */
    private static JsonNode withArn(JsonNode permission, String[] stack) {
        String name = permission.get("FunctionName").asText();
        ObjectNode copy = permission.deepCopy();
        return name.startsWith("arn:") ? copy : copy.put("FunctionName",
                "arn:aws:lambda:" + stack[3] + ":" + stack[4] + ":function:" + name);
    }

    private void read(String id, String type, JsonNode properties, List<String> when) {
        switch (type) {
            case "AWS::IAM::Role" -> {
                statements(id, Kind.TRUST, when, properties.path("AssumeRolePolicyDocument").path("Statement"));
                properties.path("Policies").forEach(policy ->
                        statements(id, Kind.ROLE, when, policy.path("PolicyDocument").path("Statement")));
            }
            case "AWS::Events::EventBusPolicy" ->
                    statements(id, Kind.RESOURCE, when, properties.path("Statement"));
            case "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::Logs::ResourcePolicy" ->
                    statements(id, Kind.RESOURCE, when, properties.path("PolicyDocument").path("Statement"));
            case "AWS::Lambda::Permission" -> statements(id, Kind.RESOURCE, when, permission(properties));
            default -> {
                if (type.endsWith("Policy") || type.endsWith("Permission")) {
                    throw new AssertionError("PolicyReader cannot read the type " + type + " of " + id);
                }
            }
        }
    }

    private void statements(String id, Kind kind, List<String> when, JsonNode node) {
        if (node.isArray()) {
            node.forEach(one -> statements(id, kind, when, one));
        } else if (node.has("Fn::If")) {
            JsonNode choice = node.get("Fn::If");
            statements(id, kind, and(when, choice.get(0).asText()), choice.get(1));
            statements(id, kind, and(when, "not " + choice.get(0).asText()), choice.get(2));
        } else if (node.has("Effect")) {
            found.add(new Allowed(id, kind, when, node));
        } else if (!node.path("Ref").asText().equals("AWS::NoValue")) {
            throw new AssertionError("PolicyReader finds no statement in " + node + " of " + id);
        }
    }

    private static List<String> and(List<String> when, String more) {
        List<String> both = new ArrayList<>(when);
        both.add(more);
        return both;
    }

    /** The statement that AddPermission writes (Lambda API reference). */
    private static ObjectNode permission(JsonNode properties) {
        ObjectNode statement = JsonNodeFactory.instance.objectNode().put("Effect", "Allow");
        statement.putObject("Principal").set("Service", properties.get("Principal"));
        statement.set("Action", properties.get("Action"));
        statement.set("Resource", properties.get("FunctionName"));
        if (properties.has("SourceArn")) {
            statement.putObject("Condition").putObject("ArnLike").set("aws:SourceArn", properties.get("SourceArn"));
        }
        return statement;
    }
}
