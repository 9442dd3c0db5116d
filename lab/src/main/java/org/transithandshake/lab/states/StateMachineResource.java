package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.ResourceType;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/**
 * {@code AWS::StepFunctions::StateMachine}. Ref is the ARN; attributes are Arn and Name. Logging is checked, and like
 * tracing and tags it has no effect in the lab.
 */
public final class StateMachineResource implements ResourceType {
    static final String TYPE = "AWS::StepFunctions::StateMachine";

    private final StateMachines machines;

    public StateMachineResource(StateMachines machines) {
        this.machines = machines;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> properties() {
        return Set.of("StateMachineName", "StateMachineType", "RoleArn", "DefinitionString", "LoggingConfiguration",
                "TracingConfiguration", "Tags");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String name = properties.path("StateMachineName").asText(place.stackName() + "-" + place.logicalId());
        String arn = machines.put(place.account(), place.region(), name, machineType(properties),
                need(properties, "RoleArn"), need(properties, "DefinitionString"));
        machines.checkLogging(arn, properties.path("LoggingConfiguration"));
        return new Created(arn, Map.of("Arn", arn, "Name", name));
    }

    /** No execution starts any more; those that run go on to their end (DeleteStateMachine, API Reference). */
    @Override
    public void delete(Place place, Created made) {
        machines.remove(made.ref());
    }

    private static StateMachineType machineType(JsonNode properties) {
        String type = properties.path("StateMachineType").asText("STANDARD");
        StateMachineType known = StateMachineType.fromValue(type);
        if (known == StateMachineType.UNKNOWN_TO_SDK_VERSION) {
            throw new AwsError("ValidationError", "StateMachineType must be STANDARD or EXPRESS, not " + type);
        }
        return known;
    }

    private static String need(JsonNode properties, String name) {
        if (!properties.path(name).isTextual()) {
            throw new AwsError("ValidationError", "Property " + name + " must be a text");
        }
        return properties.get(name).textValue();
    }
}
