package org.transithandshake.lab.doctor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.transithandshake.aws.AccountFacts;
import org.transithandshake.checkup.Facts;
import org.transithandshake.checkup.Reading;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** The deployed stack, by its functions. */
final class StackReader {
    private final LambdaClient lambda;

    StackReader(Connection connection) {
        lambda = connection.client(LambdaClient.builder());
    }

    /** The stack of the account; its role is {@code none} where there is none. */
    Reading<Facts.Stack> stack() {
        return AccountFacts.reading(() -> {
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

    private static Map<String, String> environment(FunctionConfiguration function) {
        return function.environment() == null ? Map.of() : function.environment().variables();
    }
}
