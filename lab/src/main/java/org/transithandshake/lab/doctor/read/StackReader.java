package org.transithandshake.lab.doctor.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.transithandshake.lab.doctor.Facts;
import org.transithandshake.lab.doctor.Reading;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** The deployed stack, by its functions, and its bus. */
final class StackReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ACCOUNT = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

    private final LambdaClient lambda;
    private final EventBridgeClient events;

    StackReader(Connection connection) {
        lambda = connection.client(LambdaClient.builder());
        events = connection.client(EventBridgeClient.builder());
    }

    /** The stack of the account; its role is {@code none} where there is none. */
    Reading<Facts.Stack> stack() {
        return Readings.of(() -> {
            List<FunctionConfiguration> ours = lambda.listFunctionsPaginator().functions().stream()
                    .filter(function -> "transit-handshake".equals(
                            environment(function).get("POWERTOOLS_SERVICE_NAME"))).toList();
            Map<String, String> environment = new HashMap<>();
            ours.forEach(function -> environment.putAll(environment(function)));
            String role = ours.isEmpty() ? "none"
                    : ours.stream().anyMatch(function -> function.handler().contains(".hub.")) ? "hub" : "spoke";
            return new Facts.Stack(role, environment.getOrDefault("STACK_VERSION", "unknown"), environment);
        });
    }

    /** The account ids that statements of the bus's policy allow. */
    Reading<Set<String>> principals() {
        return Readings.of(() -> {
            Set<String> accounts = new LinkedHashSet<>();
            policy(events.describeEventBus(r -> r.name("transit-handshake")).policy()).path("Statement")
                    .forEach(statement -> ACCOUNT.matcher(statement.path("Principal").toString()).results()
                            .map(MatchResult::group).forEach(accounts::add));
            return accounts;
        });
    }

    private static Map<String, String> environment(FunctionConfiguration function) {
        return function.environment() == null ? Map.of() : function.environment().variables();
    }

    private static JsonNode policy(String text) {
        try {
            return JSON.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("EventBridge answered a policy that is no JSON", e);
        }
    }
}
