package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::Lambda::Permission}: one statement of a function's resource policy, as AddPermission writes it. */
record PermissionType(LambdaService lambda) implements ResourceType {
    @Override
    public String type() {
        return "AWS::Lambda::Permission";
    }

    @Override
    public Set<String> properties() {
        return Set.of("FunctionName", "Action", "Principal", "SourceArn", "SourceAccount", "PrincipalOrgID");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String arn = FunctionArn.parse(NestedProperties.required(properties, "FunctionName", type()),
                place.region(), place.account());
        String id = place.stackName() + "-" + place.logicalId();
        lambda.find(arn).allow(id, statement(id, arn, properties));
        return new Created(id, Map.of("Id", id));
    }

    @Override
    public void delete(Place place, Created made) {
        lambda.forbid(place.account(), made.ref());
    }

    private ObjectNode statement(String id, String arn, JsonNode properties) {
        String principal = NestedProperties.required(properties, "Principal", type());
        ObjectNode statement = JsonNodeFactory.instance.objectNode().put("Sid", id).put("Effect", "Allow");
        if (principal.equals("*")) {
            statement.put("Principal", principal);
        } else {
            String kind = principal.endsWith(".amazonaws.com") ? "Service" : "AWS";
            statement.putObject("Principal").put(kind, principal);
        }
        statement.put("Action", NestedProperties.required(properties, "Action", type())).put("Resource", arn);
        condition(statement, "ArnLike", "aws:SourceArn", properties.path("SourceArn"));
        condition(statement, "StringEquals", "aws:SourceAccount", properties.path("SourceAccount"));
        condition(statement, "StringEquals", "aws:PrincipalOrgID", properties.path("PrincipalOrgID"));
        return statement;
    }

    private static void condition(ObjectNode statement, String operator, String key, JsonNode value) {
        if (!value.isMissingNode()) {
            statement.withObjectProperty("Condition").withObjectProperty(operator).put(key, value.asText());
        }
    }
}
