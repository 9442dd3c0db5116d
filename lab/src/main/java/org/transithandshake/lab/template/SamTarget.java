package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an event of a SAM resource calls.
 *
 * @param kind {@code Lambda} or {@code StepFunctions}, as in the target ids that SAM makes
 * @param arn  gives the target's ARN
 */
record SamTarget(SamResource resource, String kind, JsonNode arn, SamOutput output) {
    boolean isFunction() {
        return kind.equals("Lambda");
    }

    void add(String id, String type, ObjectNode properties) {
        output.added(resource, id, type, properties);
    }

    /** Makes a role with which the service may call the target, and gives its ARN. */
    JsonNode addRole(String eventId, String service) {
        String action = isFunction() ? "lambda:InvokeFunction" : "states:StartExecution";
        SamRole role = new SamRole(service).allow(policyName(eventId, service), action, arn);
        add(eventId + "Role", SamRole.TYPE, role.properties());
        return Json.attribute(eventId + "Role", "Arn");
    }

    private String policyName(String eventId, String service) {
        if (isFunction()) {
            return eventId + "LambdaPolicy";
        }
        return eventId + (service.startsWith("events.") ? "RoleStartExecutionPolicy" : "StartExecutionPolicy");
    }

    /** Lets the rule's events in by the function's own policy. */
    void addPermission(String ruleId) {
        ObjectNode permission = JsonNodeFactory.instance.objectNode()
                .put("Action", "lambda:InvokeFunction").put("Principal", "events.amazonaws.com");
        permission.set("FunctionName", Json.ref(resource.id()));
        permission.set("SourceArn", Json.attribute(ruleId, "Arn"));
        add(ruleId + "Permission", "AWS::Lambda::Permission", permission);
    }
}
