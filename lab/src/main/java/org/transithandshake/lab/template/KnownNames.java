package org.transithandshake.lab.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;

/** Names known before anything is made: parameters and pseudo parameters. */
record KnownNames(Map<String, JsonNode> values) implements Names {
    /** The pseudo parameters of a stack (CloudFormation User Guide, "Pseudo parameters"). */
    static Map<String, JsonNode> pseudo(String account, String region, String stackName, String stackId) {
        boolean china = region.startsWith("cn-");
        Map<String, JsonNode> values = new HashMap<>();
        Map.of("AWS::AccountId", account, "AWS::Region", region, "AWS::StackName", stackName,
                "AWS::StackId", stackId, "AWS::Partition", china ? "aws-cn" : "aws",
                "AWS::URLSuffix", china ? "amazonaws.com.cn" : "amazonaws.com")
                .forEach((name, value) -> values.put(name, JsonNodeFactory.instance.textNode(value)));
        return values;
    }

    @Override
    public JsonNode ref(String name) {
        JsonNode value = values.get(name);
        if (value == null) {
            throw new TemplateException(
                    "only parameters can be used here, but " + name + " is none"
                            + Nearest.hint(name, values.keySet()) + ".");
        }
        return value;
    }

    @Override
    public JsonNode attribute(String logicalId, String attribute) {
        throw new TemplateException("an attribute cannot be used here: " + logicalId + "." + attribute);
    }
}
