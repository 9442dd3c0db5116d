package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.states.Rig.json;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.api.Functions.FunctionFailed;

class RetryAndCatchTest {
    private final Rig rig = new Rig();
    private final List<Long> attempts = new ArrayList<>();

    /** A function that throws these errors, one each time, and then returns. */
    private void failing(String... errors) {
        rig.functions.put("f", payload -> {
            attempts.add(rig.seconds());
            if (attempts.size() <= errors.length) {
                throw new FunctionFailed(errors[attempts.size() - 1], "{\"errorMessage\":\"no\"}");
            }
            return IntNode.valueOf(42);
        });
    }

    private static String task(String more) {
        return "'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f'},"
                + "'Output':'{% $states.result.Payload %}','End':true," + more + "}";
    }

    @Test
    void aRetryWaitsLongerEveryTime() {
        failing("a.B", "a.B", "a.B", "a.B");

        assertThat(rig.output("T", task("'Retry':[{'ErrorEquals':['a.B'],'IntervalSeconds':3,'MaxAttempts':4,"
                + "'BackoffRate':2,'MaxDelaySeconds':10}]"), "{}").intValue()).isEqualTo(42);
        assertThat(attempts).containsExactly(0L, 3L, 9L, 19L, 29L);
        assertThat(rig.path()).containsExactly("T", "T*", "T*", "T*", "T*");
    }

    @Test
    void threeRetriesAtOneTwoAndFourSecondsAreTheDefault() {
        failing("a", "a", "a", "a");

        assertThat(rig.run("T", task("'Retry':[{'ErrorEquals':['States.ALL']}]")).error()).isEqualTo("a");
        assertThat(attempts).containsExactly(0L, 1L, 3L, 7L);
    }

    @Test
    void everyRetrierCountsItsOwnAttempts() {
        failing("a", "b", "a", "b");
        String retry = "'Retry':[{'ErrorEquals':['a'],'MaxAttempts':2},{'ErrorEquals':['b'],'MaxAttempts':1},"
                + "{'ErrorEquals':['States.ALL'],'MaxAttempts':9}]";

        // The second b exhausts its retrier; the later States.ALL is not asked.
        assertThat(rig.run("T", task(retry)).error()).isEqualTo("b");
        assertThat(attempts).hasSize(4);
    }

    @Test
    void noAttemptsMeansNoRetry() {
        failing("a");

        assertThat(rig.run("T", task("'Retry':[{'ErrorEquals':['a'],'MaxAttempts':0}]")).error()).isEqualTo("a");
        assertThat(attempts).hasSize(1);
    }

    @Test
    void fullJitterWaitsAtMostTheInterval() {
        failing("a", "a");
        rig.run("T", task("'Retry':[{'ErrorEquals':['a'],'IntervalSeconds':1000,'JitterStrategy':'FULL'}]"));

        assertThat(attempts.get(1)).isStrictlyBetween(0L, 1000L);
        assertThat(attempts.get(2) - attempts.get(1)).isBetween(0L, 2000L);
    }

    @Test
    void theRetryCountIsInTheContext() {
        rig.functions.put("f", payload -> {
            if (payload.get("n").intValue() < 2) {
                throw new FunctionFailed("a", "");
            }
            return payload;
        });
        String states = "'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true,'Arguments':"
                + "{'FunctionName':'f','Payload':{'n':'{% $states.context.State.RetryCount %}'}},"
                + "'Retry':[{'ErrorEquals':['a']}]}";

        assertThat(rig.output("T", states, "{}").get("Payload")).isEqualTo(json("{'n':2}"));
    }

    @Test
    void aCatchSeesTheErrorAfterTheRetries() {
        failing("a", "a");
        String more = "'Retry':[{'ErrorEquals':['a'],'MaxAttempts':1}],'Catch':[{'ErrorEquals':['b'],'Next':'No'},"
                + "{'ErrorEquals':['a','c'],'Next':'Yes','Assign':{'e':'{% $states.errorOutput.Error %}'},"
                + "'Output':'{% $parse($states.errorOutput.Cause).errorMessage %}'}]";
        String states = task(more) + ",'No':{'Type':'Fail'},"
                + "'Yes':{'Type':'Pass','Output':'{% [$e, $states.input] %}','End':true}";

        assertThat(rig.output("T", states, "{}")).isEqualTo(json("['a','no']"));
        assertThat(attempts).hasSize(2);
    }

    @Test
    void aCatchWithoutOutputHandsTheErrorOn() {
        failing("a");
        String states = task("'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Yes'}]") + ",'Yes':{'Type':'Succeed'}";

        assertThat(rig.output("T", states, "{}").get("Error").textValue()).isEqualTo("a");
    }

    @Test
    void anExpressionThatFailsInATaskCanBeCaught() {
        failing();
        String states = task("'Assign':{'x':'{% $states.result.none %}'},"
                + "'Catch':[{'ErrorEquals':['States.QueryEvaluationError'],'Next':'Yes'}]")
                + ",'Yes':{'Type':'Pass','Output':'caught','End':true}";

        assertThat(rig.output("T", states, "{}")).isEqualTo(json("'caught'"));
    }

    @Test
    void aMapIsRetriedAsAWhole() {
        failing("a");
        String states = "'M':{'Type':'Map','Items':[1,2],'MaxConcurrency':1,'Retry':[{'ErrorEquals':['a']}],"
                + "'End':true,'ItemProcessor':{'StartAt':'T','States':{" + task("'Comment':'x'") + "}}}";

        assertThat(rig.output("M", states, "{}")).isEqualTo(json("[42,42]"));
        assertThat(rig.path()).containsExactly("M", "T", "M*", "T", "T");
    }

    @ParameterizedTest
    @CsvSource({
        "States.ALL, any.Error, true", "States.ALL, States.Timeout, true", "States.ALL, States.Runtime, false",
        "States.ALL, States.DataLimitExceeded, false", "States.TaskFailed, any.Error, true",
        "States.TaskFailed, States.Timeout, false", "States.TaskFailed, States.HeartbeatTimeout, false",
        "States.TaskFailed, States.Runtime, false", "States.Timeout, States.HeartbeatTimeout, true",
        "States.HeartbeatTimeout, States.Timeout, false", "States.Runtime, States.Runtime, false",
        "any.Error, any.Error, true", "any, any.Error, false",
    })
    void aNameMatchesTheseErrors(String name, String error, boolean matches) {
        assertThat(new ErrorMatch(List.of(name)).matches(error)).isEqualTo(matches);
    }
}
