package org.transithandshake.lab.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The resource policy of a resource to which nobody has given one: its own account is let in, nobody else. */
public final class OwnersOnly {
    private OwnersOnly() {
    }

    public static JsonNode policy(String account, String action, String resourceArn) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement").addObject()
                .put("Effect", "Allow").put("Action", action).put("Resource", resourceArn);
        statement.putObject("Principal").put("AWS", account);
        return policy;
    }
}
