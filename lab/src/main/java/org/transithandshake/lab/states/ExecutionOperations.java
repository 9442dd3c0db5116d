package org.transithandshake.lab.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** The API of executions. */
final class ExecutionOperations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Registry registry;

    ExecutionOperations(Registry registry) {
        this.registry = registry;
    }

    void addTo(Operations operations) {
        operations.on(StartExecutionRequest.class, this::start,
                (caller, request) -> Permits.on("StartExecution", request.stateMachineArn()));
        operations.on(DescribeExecutionRequest.class, this::describe,
                (caller, request) -> Permits.on("DescribeExecution", request.executionArn()));
        operations.on(StopExecutionRequest.class, this::stop,
                (caller, request) -> Permits.on("StopExecution", request.executionArn()));
        operations.on(GetExecutionHistoryRequest.class, this::history,
                (caller, request) -> Permits.on("GetExecutionHistory", request.executionArn()));
        operations.on(ListExecutionsRequest.class, this::list,
                (caller, request) -> Permits.on("ListExecutions", request.stateMachineArn()));
    }

    private StartExecutionResponse start(Caller caller, StartExecutionRequest request) {
        Permits.own(caller, "StartExecution", request.stateMachineArn());
        Machine machine = registry.machine(request.stateMachineArn());
        Execution execution = registry.start(machine, Optional.ofNullable(request.name()), input(request.input()),
                caller.origin());
        return StartExecutionResponse.builder().executionArn(execution.arn()).startDate(execution.started()).build();
    }

    private static JsonNode input(String text) {
        String json = text == null || text.isEmpty() ? "{}" : text;
        if (json.getBytes(StandardCharsets.UTF_8).length > Values.LIMIT) {
            throw new AwsError("InvalidExecutionInput", "Invalid State Machine Execution Input: 'The input exceeds "
                    + Values.LIMIT + " bytes'");
        }
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AwsError("InvalidExecutionInput",
                    "Invalid State Machine Execution Input: '" + e.getOriginalMessage() + "'");
        }
    }

    private DescribeExecutionResponse describe(Caller caller, DescribeExecutionRequest request) {
        Execution execution = own(caller, "DescribeExecution", request.executionArn());
        DescribeExecutionResponse.Builder response = DescribeExecutionResponse.builder()
                .executionArn(execution.arn()).stateMachineArn(execution.machine().arn()).name(execution.name())
                .status(execution.status()).startDate(execution.started()).input(execution.input().toString())
                .inputDetails(details -> details.included(true));
        Execution.Ending end = execution.ending();
        if (end == null) {
            return response.build();
        }
        if (end.output() != null) {
            response.output(end.output().toString()).outputDetails(details -> details.included(true));
        }
        return response.stopDate(end.at()).error(end.error()).cause(end.cause()).build();
    }

    private Execution own(Caller caller, String action, String arn) {
        Permits.own(caller, action, arn);
        return registry.execution(arn);
    }

    private StopExecutionResponse stop(Caller caller, StopExecutionRequest request) {
        Execution execution = own(caller, "StopExecution", request.executionArn());
        execution.abort(request.error(), request.cause());
        Instant stopped = execution.ending().at();
        return StopExecutionResponse.builder().stopDate(stopped).build();
    }

    private GetExecutionHistoryResponse history(Caller caller, GetExecutionHistoryRequest request) {
        List<HistoryEvent> events = own(caller, "GetExecutionHistory", request.executionArn()).history().events();
        boolean reverse = Boolean.TRUE.equals(request.reverseOrder());
        Page<HistoryEvent> page = Page.of(reverse ? events.reversed() : events, request.maxResults(),
                request.nextToken());
        return GetExecutionHistoryResponse.builder().events(page.items()).nextToken(page.next()).build();
    }

    private ListExecutionsResponse list(Caller caller, ListExecutionsRequest request) {
        Permits.own(caller, "ListExecutions", request.stateMachineArn());
        Machine machine = registry.machine(request.stateMachineArn());
        if (machine.isExpress()) {
            throw new AwsError("StateMachineTypeNotSupported",
                    "This operation is not supported by this type of state machine");
        }
        List<ExecutionListItem> all = registry.executions(machine).stream()
                .filter(execution -> request.statusFilter() == null || execution.status() == request.statusFilter())
                .map(ExecutionOperations::item).toList();
        Page<ExecutionListItem> page = Page.of(all, request.maxResults(), request.nextToken());
        return ListExecutionsResponse.builder().executions(page.items()).nextToken(page.next()).build();
    }

    private static ExecutionListItem item(Execution execution) {
        Execution.Ending end = execution.ending();
        return ExecutionListItem.builder().executionArn(execution.arn()).name(execution.name())
                .stateMachineArn(execution.machine().arn()).status(execution.status())
                .startDate(execution.started()).stopDate(end == null ? null : end.at()).build();
    }
}
