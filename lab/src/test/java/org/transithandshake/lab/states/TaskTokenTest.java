package org.transithandshake.lab.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.transithandshake.lab.states.Rig.json;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;

class TaskTokenTest {
    private static final String STATES = """
            'T':{'Type':'Task','Resource':'arn:aws:states:::events:putEvents.waitForTaskToken',
              'Arguments':{'Entries':[{'Detail':{'token':'{% $states.context.Task.Token %}'}}]},
              'TimeoutSeconds':300,'HeartbeatSeconds':100,'End':true,
              'Catch':[{'ErrorEquals':['States.ALL'],'Next':'E'}]},
            'E':{'Type':'Pass','Output':'{% [$states.input.Error, $states.input.Cause] %}','End':true}""";
    private final Rig rig = new Rig();
    private String token = "";

    @BeforeEach
    void keepTheToken() {
        rig.services.put("PutEvents", q -> {
            token = json(q.at("/Entries/0/Detail").textValue()).get("token").textValue();
            return json("{'FailedEntryCount':0}");
        });
    }

    private void at(long seconds, Runnable action) {
        rig.time.after(Duration.ofSeconds(seconds), action);
    }

    private static SdkPojo success(String token) {
        return SendTaskSuccessRequest.builder().taskToken(token).output("{\"ok\":true}").build();
    }

    private SdkPojo beat() {
        return SendTaskHeartbeatRequest.builder().taskToken(token).build();
    }

    @Test
    void successDeliversItsOutput() {
        at(50, () -> rig.call(success(token)));

        assertThat(rig.output("T", STATES, "{}")).isEqualTo(json("{'ok':true}"));
        assertThat(rig.seconds()).isEqualTo(50);
        // No resource-level permissions: Service Authorization Reference, AWS Step Functions.
        assertThat(rig.checked).contains(new Access("states:SendTaskSuccess", "*"));
    }

    @Test
    void successMayArriveBeforeTheCallHasReturned() {
        rig.services.put("PutEvents", q -> {
            rig.call(success(json(q.at("/Entries/0/Detail").textValue()).get("token").textValue()));
            return json("{'FailedEntryCount':0}");
        });

        assertThat(rig.output("T", STATES, "{}")).isEqualTo(json("{'ok':true}"));
    }

    @Test
    void failureFailsTheTask() {
        at(5, () -> rig.call(
                SendTaskFailureRequest.builder().taskToken(token).error("Theirs").cause("why").build()));

        assertThat(rig.output("T", STATES, "{}")).isEqualTo(json("['Theirs','why']"));
    }

    @Test
    void silenceIsAHeartbeatTimeout() {
        assertThat(rig.output("T", STATES, "{}")).isEqualTo(json("['States.HeartbeatTimeout']"));
        assertThat(rig.seconds()).isEqualTo(100);
    }

    @Test
    void heartbeatsProlongTheWaitUntilTheTimeout() {
        at(80, () -> rig.call(beat()));
        at(160, () -> rig.call(beat()));
        at(240, () -> rig.call(beat()));

        assertThat(rig.output("T", STATES, "{}")).isEqualTo(json("['States.Timeout']"));
        assertThat(rig.seconds()).isEqualTo(300);
    }

    @Test
    void aClosedTaskHasTimedOut() {
        rig.run("T", STATES);

        assertThatThrownBy(() -> rig.call(success(token))).hasToString(
                "TaskTimedOut: Task Timed Out: 'Provided task does not exist anymore'");
        assertThatThrownBy(() -> rig.call(beat())).hasMessageContaining("Task Timed Out");
    }

    @Test
    void aTokenIsUsedOnce() {
        at(1, () -> {
            rig.call(success(token));
            assertThatThrownBy(() -> rig.call(success(token))).hasMessageContaining("Task Timed Out");
        });

        rig.output("T", STATES, "{}");
    }

    @Test
    void unknownAndForeignTokensAreRefused() {
        at(1, () -> {
            Caller stranger = Caller.person("222222222222", "eu-west-1");
            assertThatThrownBy(() -> rig.call(stranger, success(token))).hasMessageContaining("Invalid Token");
            assertThatThrownBy(() -> rig.call(success("nonsense"))).hasToString(
                    "InvalidToken: Invalid Token: 'Invalid token'");
            assertThatThrownBy(() -> rig.call(success(token + "x"))).hasMessageContaining("Task does not exist");
            assertThatThrownBy(() -> rig.call(
                    SendTaskSuccessRequest.builder().taskToken(token).output("no json").build()))
                    .hasMessageContaining("Invalid Output");
            rig.call(success(token));
        });

        rig.output("T", STATES, "{}");
    }
}
