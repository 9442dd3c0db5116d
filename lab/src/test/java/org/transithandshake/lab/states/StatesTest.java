package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.states.Rig.json;

import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

class StatesTest {
    private static final String CHOICE = """
            'C':{'Type':'Choice','Choices':[
                {'Condition':'{% $states.input.x > 1 %}','Next':'Big','Assign':{'v':'big'}},
                {'Condition':'{% $states.input.x = 1 %}','Next':'Big','Output':'one'}],
              'Default':'Small','Assign':{'v':'small'}},
            'Big':{'Type':'Pass','Output':'{% [$states.input, $exists($v) ? $v : 0] %}','End':true},
            'Small':{'Type':'Pass','Output':'{% $v %}','End':true}""";
    private final Rig rig = new Rig();

    @Test
    void passAndSucceedHandTheirInputOn() {
        assertThat(rig.output("A", "'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Succeed'}", "{'x':[1]}"))
                .isEqualTo(json("{'x':[1]}"));
        assertThat(rig.path()).containsExactly("A", "B");
    }

    @Test
    void aChoiceTakesTheFirstRuleThatHolds() {
        assertThat(rig.output("C", CHOICE, "{'x':2}")).isEqualTo(json("[{'x':2},'big']"));
        assertThat(rig.output("C", CHOICE, "{'x':1}")).isEqualTo(json("['one',0]"));
    }

    @Test
    void aChoiceWithoutMatchTakesItsDefaultAndItsOwnAssign() {
        assertThat(rig.output("C", CHOICE, "{'x':0}")).isEqualTo(json("'small'"));
    }

    @Test
    void aChoiceWithoutMatchAndDefaultFails() {
        String states = "'C':{'Type':'Choice','Choices':[{'Condition':false,'Next':'E'}]},'E':{'Type':'Succeed'}";

        assertThat(rig.run("C", states).error()).isEqualTo("States.NoChoiceMatched");
    }

    @Test
    void aConditionThatIsNoBooleanFails() {
        String states = "'C':{'Type':'Choice','Choices':[{'Condition':'{% 1 %}','Next':'E'}]},'E':{'Type':'Succeed'}";

        assertThat(rig.run("C", states).error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void failEndsWithItsErrorAndCause() {
        DescribeExecutionResponse end = rig.run("F",
                "'F':{'Type':'Fail','Error':'Mine','Cause':'{% $states.input.why %}'}", "{'why':'because'}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("Mine");
        assertThat(end.cause()).isEqualTo("because");
    }

    @Test
    void waitsTakeVirtualTime() {
        rig.run("A", """
                'A':{'Type':'Wait','Seconds':30,'Next':'B'},
                'B':{'Type':'Wait','Seconds':'{% $states.input.s %}','Next':'C'},
                'C':{'Type':'Wait','Timestamp':'2026-01-01T00:02:00Z','Next':'D'},
                'D':{'Type':'Wait','Timestamp':'2025-01-01T00:00:00Z','End':true}""", "{'s':15}");

        assertThat(rig.seconds()).isEqualTo(120);
        assertThat(rig.statuses()).containsExactly("RUNNING", "SUCCEEDED");
    }

    @Test
    void branchesRunBesideEachOtherAndKeepTheirOrder() {
        String states = """
                'P':{'Type':'Parallel','End':true,'Branches':[
                  {'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':20,'Output':'a','End':true}}},
                  {'StartAt':'B','States':{'B':{'Type':'Wait','Seconds':10,'Output':'{% $states.input %}','End':true}}}
                ],'Arguments':'b'}""";

        assertThat(rig.output("P", states, "{}")).isEqualTo(json("['a','b']"));
        assertThat(rig.seconds()).isEqualTo(20);
    }

    @Test
    void theFirstFailingBranchHaltsTheOthers() {
        DescribeExecutionResponse end = rig.run("P", """
                'P':{'Type':'Parallel','Next':'Never','Branches':[
                  {'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':1000,'Next':'Late'},'Late':{'Type':'Succeed'}}},
                  {'StartAt':'B','States':{'B':{'Type':'Wait','Seconds':5,'Next':'F'},'F':{'Type':'Fail','Error':'E'}}}
                ],'Catch':[{'ErrorEquals':['E'],'Next':'Caught'}]},
                'Never':{'Type':'Succeed'},
                'Caught':{'Type':'Wait','Seconds':2000,'Output':'{% $states.input.Error %}','End':true}""");

        assertThat(end.output()).isEqualTo("\"E\"");
        assertThat(rig.path()).containsExactly("P", "A", "B", "F", "Caught");
        assertThat(rig.seconds()).isEqualTo(2005);
    }

    @Test
    void anEndedExecutionHaltsItsBranchesInTheSameInstant() {
        String machine = rig.put("P", "'P':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'A','States':{"
                + "'A':{'Type':'Wait','Seconds':10,'Next':'Late'},'Late':{'Type':'Succeed'}}}]}");
        String arn = rig.machines.start(machine, json("{}"), "test");
        // Scheduled before the branch's wait, so it runs first of all that happens at second 10.
        rig.time.after(Duration.ofSeconds(10),
                () -> rig.call(StopExecutionRequest.builder().executionArn(arn).build()));
        rig.time.runUntilIdle();

        assertThat(rig.path()).containsExactly("P", "A");
    }

    @Test
    void aMapRunsAtMostMaxConcurrencyItemsAtOnce() {
        String states = """
                'M':{'Type':'Map','MaxConcurrency':2,'End':true,'Items':'{% $states.input.list %}',
                  'ItemSelector':{'i':'{% $states.context.Map.Item.Index %}',
                    'v':'{% $states.context.Map.Item.Value %}'},
                  'ItemProcessor':{'ProcessorConfig':{'Mode':'INLINE'},'StartAt':'W','States':{
                    'W':{'Type':'Wait','Seconds':10,'End':true,
                      'Output':'{% $states.input.v & $states.input.i & $states.context.Map.Item.Index %}'}}}}""";

        assertThat(rig.output("M", states, "{'list':['a','b','c']}")).isEqualTo(json("['a00','b11','c22']"));
        assertThat(rig.seconds()).isEqualTo(20);
    }

    @Test
    void aMapOverNothingGivesAnEmptyList() {
        String states = "'M':{'Type':'Map','End':true,"
                + "'ItemProcessor':{'StartAt':'W','States':{'W':{'Type':'Succeed'}}}}";

        assertThat(rig.output("M", states, "[]")).isEqualTo(json("[]"));
        assertThat(rig.run("M", states, "{}").error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void aMachineRunsNoLongerThanItsTimeout() {
        String machine = rig.put(StateMachineType.STANDARD,
                "'TimeoutSeconds':60,'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':900,'End':true}}");
        String arn = rig.machines.start(machine, json("{}"), "test");
        rig.time.runUntilIdle();

        assertThat(rig.describe(arn).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(rig.seconds()).isEqualTo(60);
    }

    @Test
    void aTaskThatOutlivesItsTimeoutFailsWithoutWaitingForTheFunction() {
        rig.functions.put("slow", payload -> {
            rig.time.pause(Duration.ofSeconds(100));
            return IntNode.valueOf(1);
        });
        String states = """
                'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'slow'},
                  'TimeoutSeconds':'{% $states.input.limit %}','End':true,
                  'Catch':[{'ErrorEquals':['States.TaskFailed'],'Next':'No'},
                           {'ErrorEquals':['States.Timeout'],'Next':'W'}]},
                'No':{'Type':'Fail'},'W':{'Type':'Pass','Output':'{% $millis() %}','End':true}""";

        assertThat(rig.output("T", states, "{'limit':7}").longValue())
                .isEqualTo(Rig.START.plusSeconds(7).toEpochMilli());
    }
}
