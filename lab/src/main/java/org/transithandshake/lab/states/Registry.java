package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Switches.Quirk;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** The state machines and executions by their ARNs. */
final class Registry {
    private static final String NAME = "[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}";
    private final Shared shared;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();

    Registry(Shared shared) {
        this.shared = shared;
    }

    Machine put(String account, String region, String name, StateMachineType type, String roleArn, String text) {
        checkName(name);
        shared.around().authorizer().checkTrust(roleArn, "states.amazonaws.com");
        Definition definition = Definition.parse(text, type == StateMachineType.EXPRESS);
        Machine known = machines.get(Machine.arn(account, region, name));
        if (known != null && known.type() != type) {
            throw new AwsError("StateMachineAlreadyExists",
                    "State Machine Already Exists: '" + known.arn() + "' is of type " + known.type());
        }
        Machine machine = new Machine(account, region, name, type, roleArn, text, definition,
                known == null ? shared.time().now() : known.created());
        machines.put(machine.arn(), machine);
        shared.coverage().add(machine.arn(), definition.flow());
        return machine;
    }

    void remove(String arn) {
        machines.remove(arn);
    }

    Machine machine(String arn) {
        Machine machine = machines.get(arn);
        if (machine == null) {
            throw new AwsError("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }
        return machine;
    }

    /**
     * Starts an execution. A STANDARD machine takes a name once: while that execution runs with the same input, asking
     * again answers it; everything else is {@code ExecutionAlreadyExists} (StartExecution, API Reference).
     */
    Execution start(Machine machine, Optional<String> wanted, JsonNode input, String origin) {
        String name = wanted.orElseGet(() -> shared.ids().uuid());
        checkName(name);
        String arn = machine.executionArn(name, shared.ids());
        Execution known = executions.get(arn);
        if (known == null) {
            return perhapsTwice(new Execution(shared.around(), machine, arn, name, input, origin));
        }
        if (known.isRunning() && known.input().equals(input)) {
            return known;
        }
        throw new AwsError("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
    }

    private Execution begin(Execution execution) {
        executions.put(execution.arn(), execution);
        execution.begin();
        shared.time().spawn(execution.arn(), Duration.ZERO, () -> new Interpreter(shared, execution).run());
        return execution;
    }

    /** Express workflows run at least once (Developer Guide, "Execution guarantees"). */
    private Execution perhapsTwice(Execution execution) {
        if (execution.machine().isExpress() && shared.around().switches().has(Quirk.EXPRESS_TWICE)) {
            begin(new Execution(shared.around(), execution.machine(), execution.machine().executionArn(
                    execution.name(), shared.ids()), execution.name(), execution.input(), execution.origin()));
        }
        return begin(execution);
    }

    Optional<Execution> find(String arn) {
        return Optional.ofNullable(executions.get(arn));
    }

    /** An execution of a STANDARD machine; those of express ones cannot be asked for by API. */
    Execution execution(String arn) {
        if (arn.contains(":express:")) {
            throw new AwsError("InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'");
        }
        return find(arn).orElseThrow(() ->
                new AwsError("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'"));
    }

    List<Machine> machines() {
        return List.copyOf(machines.values());
    }

    /** The machine's executions, the latest first. */
    List<Execution> executions(Machine machine) {
        List<Execution> all = new ArrayList<>(executions.values());
        all.removeIf(execution -> !execution.machine().arn().equals(machine.arn()));
        return all.reversed();
    }

    private static void checkName(String name) {
        if (!name.matches(NAME)) {
            throw new AwsError("InvalidName", "Invalid Name: '" + name + "'");
        }
    }
}
