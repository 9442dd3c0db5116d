package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.transithandshake.lab.api.Executions;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** Step Functions: the state machines of all accounts and their executions. */
public final class StateMachines implements Executions {
    private final Shared shared;
    private final Registry registry;

    public StateMachines(Neighbours around) {
        this.shared = Shared.of(around);
        this.registry = new Registry(shared);
    }

    /**
     * Makes a state machine, or changes the one of that name: running executions keep the definition they began with.
     *
     * @param definition Amazon States Language with {@code "QueryLanguage": "JSONata"}
     * @return its ARN
     * @throws org.transithandshake.lab.api.AwsError {@code InvalidDefinition} naming state and field, or what the
     *         role's trust policy answers
     */
    public String put(String account, String region, String name, StateMachineType type, String roleArn,
            String definition) {
        return registry.put(account, region, name, type, roleArn, definition).arn();
    }

    void checkLogging(String stateMachineArn, JsonNode configuration) {
        LogDelivery.check(configuration, registry.machine(stateMachineArn).caller(stateMachineArn),
                shared.around().authorizer());
    }

    void remove(String stateMachineArn) {
        registry.remove(stateMachineArn);
    }

    @Override
    public String start(String stateMachineArn, JsonNode input, String origin) {
        return registry.start(registry.machine(stateMachineArn), Optional.empty(), input, origin).arn();
    }

    /** What started an execution, as its starter said; empty for an execution that the lab does not know. */
    public Optional<String> origin(String executionArn) {
        return registry.find(executionArn).map(Execution::origin);
    }

    /** The API of the service {@code states}. */
    public Operations operations() {
        Operations operations = new Operations("states");
        new ExecutionOperations(registry).addTo(operations);
        new MachineOperations(registry).addTo(operations);
        new TaskOperations(shared.callbacks()).addTo(operations);
        return operations;
    }

    public Coverage coverage() {
        return shared.coverage();
    }
}
