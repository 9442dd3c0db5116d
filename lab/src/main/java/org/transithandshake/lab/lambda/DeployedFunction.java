package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One function with everything about it that changes. */
final class DeployedFunction {
    final Deque<Environment> idle = new ArrayDeque<>();
    final List<String> logs = new ArrayList<>();
    private final Map<String, JsonNode> statements = new LinkedHashMap<>();
    AsyncConfig async = AsyncConfig.DEFAULT;
    int busy;
    private FunctionConfig config;

    DeployedFunction(FunctionConfig config) {
        this.config = config;
    }

    FunctionConfig config() {
        return config;
    }

    /** New code or settings need new environments; the old ones serve no more. */
    void update(FunctionConfig changed) {
        if (!config.equals(changed)) {
            config = changed;
            idle.clear();
        }
    }

    void allow(String statementId, JsonNode statement) {
        statements.put(statementId, statement);
    }

    ObjectNode policy() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ArrayNode list = policy.putArray("Statement");
        statements.values().forEach(list::add);
        return policy;
    }

    boolean isThrottled() {
        return config.concurrency().filter(most -> busy >= most).isPresent();
    }
}
