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
import org.transithandshake.lab.api.AwsError;

/** One function with everything about it that changes. */
final class DeployedFunction {
    private final Deque<Environment> idle = new ArrayDeque<>();
    private final List<String> logs = new ArrayList<>();
    private final Map<String, JsonNode> statements = new LinkedHashMap<>();
    private AsyncConfig async = AsyncConfig.DEFAULT;
    private FunctionConfig config;
    private int busy;

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

    void forbid(String statementId) {
        statements.remove(statementId);
    }

    ObjectNode policy() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ArrayNode list = policy.putArray("Statement");
        statements.values().forEach(list::add);
        return policy;
    }

    AsyncConfig async() {
        return async;
    }

    void async(AsyncConfig changed) {
        async = changed;
    }

    List<String> logs() {
        return List.copyOf(logs);
    }

    void log(String line) {
        logs.add(line);
    }

    boolean hasIdle() {
        return !idle.isEmpty();
    }

    /**
     * The environment for one more invocation: the one that served last, or a new one.
     *
     * @throws AwsError {@code TooManyRequestsException} when the reserved concurrency is used up
     */
    Environment take() {
        if (config.concurrency().filter(most -> busy >= most).isPresent()) {
            throw new AwsError(429, "TooManyRequestsException", "Rate Exceeded.");
        }
        busy++;
        return idle.isEmpty() ? new Environment() : idle.pop();
    }

    /** Takes it back after its invocation; kept only if it is usable and {@code served} is still the configuration. */
    void giveBack(Environment environment, FunctionConfig served) {
        busy--;
        if (environment.isUsable() && served.equals(config)) {
            idle.push(environment);
        }
    }
}
