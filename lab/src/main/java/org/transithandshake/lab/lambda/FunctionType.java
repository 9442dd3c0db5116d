package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.ResourceType;

/**
 * {@code AWS::Lambda::Function}: {@code Ref} is its name. Tracing, logging, architecture, SnapStart, tags and the
 * code's place change nothing that the lab can see.
 */
record FunctionType(LambdaService lambda) implements ResourceType {
    @Override
    public String type() {
        return "AWS::Lambda::Function";
    }

    @Override
    public Set<String> properties() {
        return Set.of("FunctionName", "Handler", "Runtime", "Role", "Code", "Environment", "MemorySize", "Timeout",
                "Architectures", "Tags", "TracingConfig", "LoggingConfig", "Description",
                "ReservedConcurrentExecutions", "SnapStart", "PackageType", "EphemeralStorage", "RecursiveLoop");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        FunctionConfig config = FunctionConfig.read(place, properties);
        lambda.put(config);
        return new Created(config.name(), Map.of("Arn", config.arn()));
    }

    @Override
    public void delete(Place place, Created made) {
        lambda.remove(made.attributes().get("Arn"));
    }
}
