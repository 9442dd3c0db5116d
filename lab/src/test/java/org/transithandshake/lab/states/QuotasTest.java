package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** What Step Functions refuses of a definition, and where it ends an execution that goes on and on. */
final class QuotasTest {
    private static final String LOOP = "'C':{'Type':'Choice','Choices':[{'Condition':'{% $states.input.n >= %d %}',"
            + "'Next':'End'}],'Default':'%s'},'End':{'Type':'Succeed'},";
    private static final String PASS = "'P':{'Type':'Pass','Output':{'n':'{% $states.input.n + 1 %}'},'Next':'C'}";
    private static final String TASK = "'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',"
            + "'Arguments':{'FunctionName':'f'},'Catch':[{'ErrorEquals':['States.ALL'],'Next':'End'}],"
            + "'Output':{'n':'{% $states.input.n + 1 %}'},'Next':'C'}";
    private final Rig rig = new Rig();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'S':{'Type':'Succeed'},'X':{'Type':'Succeed'}                         | \"X\" is not reachable. at /States/X",
        "'S':{'Type':'Succeed'},'X':{'Type':'Pass','Next':'Y'},'Y':{'Type':'Pass','Next':'X'} | is not reachable",
        "'S':{'Type':'Pass','Next':'T'},'T':{'Type':'Pass','Next':'S'}         | MISSING_END_STATE",
        "'S':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:ec2:describeVpcs.waitForTaskToken','End':true,"
                + "'TimeoutSeconds':5,'HeartbeatSeconds':5}                    | smaller than TimeoutSeconds",
        "'S':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:ec2:describeVpcs','End':true,"
                + "'Retry':[{'ErrorEquals':['States.TimeOut']}]}               | no error named 'States.TimeOut'",
        "'S':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:ec2:describeVpcs','Next':'E',"
                + "'Catch':[{'ErrorEquals':['States.Failed'],'Next':'E'}]},'E':{'Type':'Succeed'} "
                + "                                                            | no error named 'States.Failed'",
    })
    void aDefinitionThatCannotWorkIsRefused(String states, String reason) {
        assertThatThrownBy(() -> rig.put("S", states)).hasMessageContaining(reason);
    }

    @Test
    void aStatesNameMayHave80Characters() {
        String name = "n".repeat(80);
        rig.put(name, "'" + name + "':{'Type':'Succeed'}");
        assertThatThrownBy(() -> rig.put(name + "n", "'" + name + "n':{'Type':'Succeed'}"))
                .hasMessageContaining("80 characters");
    }

    @Test
    void aDefinitionMayHaveAMegabyte() {
        assertThatThrownBy(() -> rig.put("S", "'S':{'Type':'Succeed','Comment':'" + "c".repeat(1 << 20) + "'}"))
                .hasMessageContaining("larger than 1048576 bytes");
    }

    @Test
    void aStandardExecutionEndsAtItsTwentyFiveThousandthEvent() {
        // four events a turn, one for the start, and the last has to be the end
        assertThat(run(loop(6_245, PASS)).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        DescribeExecutionResponse cut = run(loop(6_250, PASS));
        assertThat(cut.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(cut.cause()).isEqualTo("The execution reached the maximum number of history events (25000).");
    }

    @Test
    void theEventsOfATaskCountAndNothingCatchesTheEnd() {
        rig.functions.put("f", input -> input);
        assertThat(run(loop(3_570, TASK)).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(run(loop(3_573, TASK)).status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    void anExpressExecutionHasNoSuchEnd() {
        String arn = rig.put(StateMachineType.EXPRESS, "'StartAt':'C','States':{" + loop(6_300, PASS) + "}");
        rig.machines.start(arn, Rig.json("{'n':0}"), "test");
        rig.time.runUntilIdle();
        assertThat(rig.journal.of(Entry.Execution.class)).last().extracting(Entry.Execution::status)
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void anAnswerToATokenHasTheLengthsOfTheModel() {
        assertThatThrownBy(() -> rig.call(SendTaskSuccessRequest.builder().taskToken("t")
                .output("\"" + "o".repeat(262_144) + "\"").build())).hasMessageContaining("'output'");
        assertThatThrownBy(() -> rig.call(SendTaskFailureRequest.builder().taskToken("t").error("e".repeat(257))
                .build())).hasMessageContaining("less than or equal to 256");
        assertThatThrownBy(() -> rig.call(SendTaskFailureRequest.builder().taskToken("t").cause("c".repeat(32_769))
                .build())).hasMessageContaining("32768");
    }

    private static String loop(int turns, String body) {
        return LOOP.replace("%d", String.valueOf(turns)).replace("%s", body.substring(1, 2)) + body;
    }

    private DescribeExecutionResponse run(String states) {
        return rig.run("C", states, "{'n':0}");
    }
}
