package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.states.Rig.json;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

class ExecutionsTest {
    private static final String WAIT = "'W':{'Type':'Wait','Seconds':600,'End':true}";
    private static final String PREFIX = "arn:aws:states:eu-west-1:111111111111:";
    private final Rig rig = new Rig();

    private String express() {
        return rig.put(StateMachineType.EXPRESS, "'StartAt':'W','States':{" + WAIT + "}");
    }

    private StartExecutionResponse start(String machine, String name, String input) {
        return (StartExecutionResponse) rig.call(StartExecutionRequest.builder()
                .stateMachineArn(machine).name(name).input(input).build());
    }

    @Test
    void aRunningNameWithTheSameInputIsTheSameExecution() {
        String machine = rig.put("W", WAIT);
        StartExecutionResponse first = start(machine, "n", "{\"a\":1}");
        rig.time.runFor(Duration.ofSeconds(10));

        assertThat(start(machine, "n", "{ \"a\": 1 }")).isEqualTo(first);
        assertThat(first.executionArn()).isEqualTo(PREFIX + "execution:m:n");
        assertThat(first.startDate()).isEqualTo(Rig.START);
        assertThat(rig.statuses()).containsExactly("RUNNING");
    }

    @Test
    void anotherInputOrAClosedExecutionOfThatNameAlreadyExists() {
        String machine = rig.put("W", WAIT);
        start(machine, "n", "{}");
        String message = "ExecutionAlreadyExists: Execution Already Exists: '" + PREFIX + "execution:m:n'";

        assertThatThrownBy(() -> start(machine, "n", "{\"a\":1}")).hasToString(message);
        rig.time.runUntilIdle();
        assertThatThrownBy(() -> start(machine, "n", "{}")).hasToString(message);
    }

    @Test
    void anExecutionWithoutANameGetsAnUuid() {
        assertThat(start(rig.put("W", WAIT), null, null).executionArn()).matches(PREFIX + "execution:m:[0-9a-f]{8}"
                + "-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void expressNamesNeedNotBeUnique() {
        String machine = express();

        assertThat(start(machine, "n", "{}").executionArn()).startsWith(PREFIX + "express:m:n:")
                .isNotEqualTo(start(machine, "n", "{}").executionArn());
    }

    @Test
    void expressExecutionsEndAfterFiveMinutesAndTellNoEvent() {
        start(express(), "n", "{}");
        rig.time.runUntilIdle();

        assertThat(rig.statuses()).containsExactly("RUNNING", "TIMED_OUT");
        assertThat(rig.seconds()).isEqualTo(300);
        assertThat(rig.events).isEmpty();
    }

    @Test
    void expressExecutionsCannotBeDescribedOrListed() {
        String machine = express();
        String arn = start(machine, "n", "{}").executionArn();

        assertThatThrownBy(() -> rig.describe(arn)).hasMessageContaining("express");
        assertThatThrownBy(() -> rig.call(ListExecutionsRequest.builder().stateMachineArn(machine).build()))
                .hasMessageContaining("not supported");
    }

    @Test
    void beginAndEndAreEvents() {
        rig.run("P", "'P':{'Type':'Wait','Seconds':2,'Output':7,'End':true}", "{'a':1}");

        assertThat(rig.events).hasSize(2);
        assertThat(rig.events.get(0).get("status").textValue()).isEqualTo("RUNNING");
        assertThat(rig.events.get(0).get("stopDate").isNull()).isTrue();
        String arn = rig.events.get(1).get("executionArn").textValue();
        assertThat(rig.events.get(1)).isEqualTo(json("{'executionArn':'" + arn + "','stateMachineArn':'" + PREFIX
                + "stateMachine:m','name':'" + arn.replaceFirst(".*:", "") + "','status':'SUCCEEDED',"
                + "'startDate':1767225600000,'stopDate':1767225602000,"
                + "'input':'{\\\"a\\\":1}','inputDetails':{'included':true},"
                + "'output':'7','outputDetails':{'included':true},'error':null,'cause':null}"));
    }

    @Test
    void anEventLeavesALargeInputOut() {
        rig.run("P", "'P':{'Type':'Pass','Output':1,'End':true}", "'" + "x".repeat(255_000) + "'");

        assertThat(rig.events.get(1).get("input").isNull()).isTrue();
        assertThat(rig.events.get(1).get("inputDetails")).isEqualTo(json("{'included':false}"));
        assertThat(rig.events.get(1).get("output").textValue()).isEqualTo("1");
    }

    @Test
    void aStoppedExecutionIsAbortedAtOnce() {
        String arn = start(rig.put("W", WAIT), "n", "{}").executionArn();
        rig.time.runFor(Duration.ofSeconds(10));
        rig.call(StopExecutionRequest.builder().executionArn(arn).error("E").cause("c").build());

        assertThat(rig.describe(arn).status()).isEqualTo(ExecutionStatus.ABORTED);
        rig.time.runUntilIdle();
        assertThat(rig.seconds()).isEqualTo(10);
        assertThat(rig.statuses()).containsExactly("RUNNING", "ABORTED");
        assertThat(rig.journal.of(Entry.Execution.class).toList().get(1).detail()).isEqualTo("E: c");
    }

    @Test
    void executionsAreListedLatestFirstByStatusAndPage() {
        String machine = rig.put("W", WAIT);
        start(machine, "a", "{}");
        rig.time.runUntilIdle();
        start(machine, "b", "{}");
        start(machine, "c", "{}");

        assertThat(names(ListExecutionsRequest.builder().stateMachineArn(machine))).containsExactly("c", "b", "a");
        assertThat(names(ListExecutionsRequest.builder().stateMachineArn(machine)
                .statusFilter(ExecutionStatus.SUCCEEDED))).containsExactly("a");
        assertThat(names(ListExecutionsRequest.builder().stateMachineArn(machine).maxResults(2).nextToken("1")))
                .containsExactly("b", "a");
    }

    private List<String> names(ListExecutionsRequest.Builder request) {
        return ((ListExecutionsResponse) rig.call(request.build())).executions().stream()
                .map(ExecutionListItem::name).toList();
    }

    @Test
    void theHistoryTellsWhatHappened() {
        String arn = rig.run("P", "'P':{'Type':'Pass','Output':1,'Next':'F'},'F':{'Type':'Fail','Error':'E'}")
                .executionArn();
        GetExecutionHistoryResponse history = (GetExecutionHistoryResponse) rig.call(
                GetExecutionHistoryRequest.builder().executionArn(arn).build());

        assertThat(history.events()).extracting(HistoryEvent::typeAsString).containsExactly("ExecutionStarted",
                "PassStateEntered", "PassStateExited", "FailStateEntered", "ExecutionFailed");
        assertThat(history.events().get(2).stateExitedEventDetails().output()).isEqualTo("1");
        assertThat(history.events().get(4).executionFailedEventDetails().error()).isEqualTo("E");
    }

    @Test
    void machinesAreDescribedAndListedInTheirAccountOnly() {
        String machine = rig.put("W", WAIT);
        DescribeStateMachineRequest describe = DescribeStateMachineRequest.builder().stateMachineArn(machine).build();
        Caller stranger = Caller.person("222222222222", "eu-west-1");
        ListStateMachinesRequest list = ListStateMachinesRequest.builder().build();

        assertThat(((DescribeStateMachineResponse) rig.call(describe)).roleArn()).isEqualTo(Rig.ROLE);
        assertThat(((ListStateMachinesResponse) rig.call(list)).stateMachines()).hasSize(1);
        assertThat(((ListStateMachinesResponse) rig.call(stranger, list)).stateMachines()).isEmpty();
        assertThatThrownBy(() -> rig.call(stranger, describe)).hasMessageContaining("is not authorized");
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> start(PREFIX + "stateMachine:none", "n", "{}"))
                .hasToString("StateMachineDoesNotExist: State Machine Does Not Exist: '" + PREFIX
                        + "stateMachine:none'");
        assertThatThrownBy(() -> rig.describe(PREFIX + "execution:m:none"))
                .hasToString("ExecutionDoesNotExist: Execution Does Not Exist: '" + PREFIX + "execution:m:none'");
        assertThatThrownBy(() -> start(rig.put("W", WAIT), "a b", "{}")).hasMessage("Invalid Name: 'a b'");
        assertThatThrownBy(() -> start(rig.put("W", WAIT), "n", "no json")).hasMessageContaining("Invalid State");
    }
}
