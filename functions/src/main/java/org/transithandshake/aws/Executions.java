package org.transithandshake.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.transithandshake.step.Step;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions of a state machine. */
public final class Executions {
    /** A page has 100 unless more is asked for (ListExecutions, Step Functions API Reference). */
    private static final int LARGEST_PAGE = 1_000;

    private final Aws aws;
    private final String machineArn;

    public Executions(Aws aws, String machineArn) {
        this.aws = aws;
        this.machineArn = machineArn;
    }

    /** Starts an express execution, or a standard one whose name does not matter. */
    public void start(Object input) {
        aws.sfn().startExecution(r -> r.stateMachineArn(machineArn).input(json(input)));
    }

    /**
     * Starts an execution under a name. A running one of the same name and input is joined.
     *
     * @return false if an execution of that name has ended, or runs with another input
     */
    public boolean start(String name, Object input) {
        try {
            aws.sfn().startExecution(r -> r.stateMachineArn(machineArn).name(name).input(json(input)));
            return true;
        } catch (ExecutionAlreadyExistsException e) {
            return false;
        }
    }

    /** The execution's status as Step Functions names it, and its output; {@code NONE} if there is no such one. */
    public Outcome outcome(String name) {
        String arn = machineArn.replace(":stateMachine:", ":execution:") + ":" + name;
        try {
            DescribeExecutionResponse seen = aws.sfn().describeExecution(r -> r.executionArn(arn));
            return new Outcome(seen.statusAsString(), seen.input() == null ? "" : seen.input(),
                    seen.output() == null ? "" : seen.output());
        } catch (ExecutionDoesNotExistException e) {
            return new Outcome("NONE", "", "");
        }
    }

    /** The executions that Step Functions still knows, up to 90 days after their end: statuses by name. */
    public Map<String, String> all() {
        return aws.sfn().listExecutionsPaginator(r -> r.stateMachineArn(machineArn).maxResults(LARGEST_PAGE))
                .executions().stream().collect(Collectors.toMap(
                        ExecutionListItem::name, ExecutionListItem::statusAsString, (a, b) -> a));
    }

    /** Whether an execution is under way. */
    public boolean isRunning() {
        return !aws.sfn().listExecutions(r -> r.stateMachineArn(machineArn).statusFilter(ExecutionStatus.RUNNING)
                .maxResults(1)).executions().isEmpty();
    }

    private static String json(Object input) {
        try {
            return Step.JSON.writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an input of our own is always JSON", e);
        }
    }

    public record Outcome(String status, String input, String output) {
        public boolean isRunning() {
            return status.equals("RUNNING");
        }

        /** The member {@code status} of the output: how our machine says that it ended. */
        public String ending() {
            return json().path("status").asText("");
        }

        /** The member {@code cidrs} of the output: the ranges that were placed. */
        public List<String> cidrs() {
            List<String> cidrs = new ArrayList<>();
            json().path("cidrs").forEach(cidr -> cidrs.add(cidr.asText()));
            return List.copyOf(cidrs);
        }

        /** The member {@code segment} of the output: where they were placed. */
        public Optional<String> segment() {
            return Optional.of(json().path("segment").asText("")).filter(name -> !name.isEmpty());
        }

        /** What it was started with; empty if that is not what an execution is started with today. */
        public <T> Optional<T> startedWith(Class<T> type) {
            try {
                return Optional.ofNullable(Step.JSON.readValue(input.isEmpty() ? "null" : input, type));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }

        private JsonNode json() {
            try {
                return Step.JSON.readTree(output.isEmpty() ? "{}" : output);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Step Functions answered an output that is no JSON", e);
            }
        }
    }
}
