package org.transithandshake.lab.states;

import java.util.List;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;

/** The API of state machines. They are made by templates, so it only reads. */
final class MachineOperations {
    private final Registry registry;

    MachineOperations(Registry registry) {
        this.registry = registry;
    }

    void addTo(Operations operations) {
        operations.on(DescribeStateMachineRequest.class, this::describe,
                (caller, request) -> Permits.on("DescribeStateMachine", request.stateMachineArn()));
        operations.on(ListStateMachinesRequest.class, this::list);
    }

    private DescribeStateMachineResponse describe(Caller caller, DescribeStateMachineRequest request) {
        Permits.own(caller, "DescribeStateMachine", request.stateMachineArn());
        Machine machine = registry.machine(request.stateMachineArn());
        return DescribeStateMachineResponse.builder().stateMachineArn(machine.arn()).name(machine.name())
                .status(StateMachineStatus.ACTIVE).type(machine.type()).roleArn(machine.roleArn())
                .definition(machine.text()).creationDate(machine.created()).build();
    }

    private ListStateMachinesResponse list(Caller caller, ListStateMachinesRequest request) {
        List<StateMachineListItem> all = registry.machines().stream()
                .filter(machine -> machine.account().equals(caller.account()))
                .filter(machine -> machine.region().equals(caller.region()))
                .map(machine -> StateMachineListItem.builder().stateMachineArn(machine.arn()).name(machine.name())
                        .type(machine.type()).creationDate(machine.created()).build()).toList();
        Page<StateMachineListItem> page = Page.of(all, request.maxResults(), request.nextToken());
        return ListStateMachinesResponse.builder().stateMachines(page.items()).nextToken(page.next()).build();
    }
}
