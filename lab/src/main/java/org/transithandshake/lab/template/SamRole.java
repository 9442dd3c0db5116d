package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.transithandshake.lab.iam.ManagedPolicies;

/** Builds the roles that SAM makes for functions, state machines and their events. */
final class SamRole {
    static final String TYPE = "AWS::IAM::Role";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final ObjectNode properties = JSON.objectNode();
    private final ArrayNode managed = JSON.arrayNode();
    private final ArrayNode inline = JSON.arrayNode();

    /** @param service the one that assumes the role, such as {@code lambda.amazonaws.com} */
    SamRole(String service) {
        ObjectNode trust = JSON.objectNode().put("Version", "2012-10-17");
        ObjectNode statement = trust.putArray("Statement").addObject().put("Effect", "Allow");
        statement.putArray("Action").add("sts:AssumeRole");
        statement.putObject("Principal").putArray("Service").add(service);
        properties.set("AssumeRolePolicyDocument", trust);
    }

    SamRole set(String property, JsonNode value) {
        properties.set(property, value);
        return this;
    }

    SamRole managed(String name) {
        managed.add(arn(name));
        return this;
    }

    SamRole allow(String policyName, String action, JsonNode resource) {
        ObjectNode statement = JSON.objectNode().put("Action", action).put("Effect", "Allow");
        statement.set("Resource", resource);
        ObjectNode document = JSON.objectNode();
        document.putArray("Statement").add(statement);
        inline.addObject().put("PolicyName", policyName).set("PolicyDocument", document);
        return this;
    }

    /** The Policies property: names or ARNs of managed policies, and documents. */
    SamRole policies(String roleId, JsonNode policies) {
        JsonNode list = policies.isArray() || policies.isMissingNode() ? policies : JSON.arrayNode().add(policies);
        for (int i = 0; i < list.size(); i++) {
            JsonNode policy = list.get(i);
            Optional<String> function = Intrinsics.call(policy).map(call -> call.getKey());
            if (policy.isTextual()) {
                managed.add(arn(policy.asText()));
            } else if (policy.has("Statement")) {
                inline.addObject().put("PolicyName", roleId + "Policy" + i).set("PolicyDocument", policy);
            } else if (function.isPresent() && !function.get().equals("Fn::If")) {
                managed.add(policy);
            } else {
                throw new TemplateException("Policies has an entry that is neither a managed policy nor a document "
                        + "with Statement (policy templates and Fn::If are not supported): " + policy);
            }
        }
        return this;
    }

    private static String arn(String name) {
        return name.startsWith("arn:") ? name : ManagedPolicies.arn(name).orElseThrow(() ->
                new TemplateException("Policies names the unknown managed policy " + name + "."));
    }

    ObjectNode properties() {
        if (!managed.isEmpty()) {
            properties.set("ManagedPolicyArns", managed);
        }
        if (!inline.isEmpty()) {
            properties.set("Policies", inline);
        }
        return properties;
    }
}
