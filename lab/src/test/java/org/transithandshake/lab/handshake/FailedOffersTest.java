package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;

/** Each sweep tries again what offer could not do; people hear of it once, and again when it fails otherwise. */
class FailedOffersTest {
    @Test
    void anOfferThatFailsAtEachSweepIsToldOnceAndRingsItsAlarmOnce() {
        Trial trial = failing("EnsureGateway");
        int alarms = trial.scene.alarms().size();
        sweepOften(trial);
        assertThat(trial.endings("offer")).containsExactly("FAILED", "SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
        assertThat(outputOfLastOffer(trial)).contains("FailedAgain", "TooManyRequestsException");
        assertThat(trial.told()).isEqualTo(Map.of(Scene.HUB, 1L));
        assertThat(trial.scene.alarms()).hasSize(alarms);
        trial.lift().scene.sweep();
        assertThat(trial.scene.endings()).containsExactly("Connected");
    }

    @Test
    void itIsToldAgainWhenItFailsOfSomethingElse() {
        Trial trial = failing("EnsureGateway");
        trial.scene.sweep();
        trial.lift().invocations("ShareGateway", 1, Trial.ALWAYS, new Fault.Died(false));
        sweepOften(trial);
        assertThat(trial.told()).isEqualTo(Map.of(Scene.HUB, 2L));
        assertThat(trial.scene.messages()).extracting(Entry.Message::subject)
                .containsOnly("Transit Handshake: the offer failed");
    }

    /** Lambda's error is JSON; people get the sentence in it. */
    @Test
    void whatAFunctionThrewIsASentence() {
        assertThat(new ProfileScene().hub(Scene.SPOKE).settle().told("the offer failed")).singleElement().asString()
                .contains("why        java.lang.IllegalStateException: no version of the policy has been deployed to"
                        + " AppConfig yet; check it and deploy it with the commands of the stack's output"
                        + " DeployPolicy\n")
                .doesNotContain("errorMessage", "errorType", "stackTrace");
    }

    @Test
    void theMessageSaysWhereWhyAndWhatToRunNext() {
        Trial trial = failing("EnsureGateway");
        assertThat(trial.scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .contains("execution  arn:aws:states:", "why        Lambda.TooManyRequestsException: ",
                        "look       aws stepfunctions describe-execution --region ",
                        "again      aws stepfunctions start-execution --region ")
                .doesNotContain("stackTrace"));
    }

    /** A person who tries again has to hear that it failed, also of what is known: the alarm says so. */
    @Test
    void aPersonWhoStartsItAgainHearsItFromTheAlarm() {
        Trial trial = failing("EnsureGateway");
        trial.scene.sweep();
        int alarms = trial.scene.alarms().size();
        trial.offerAgain();
        assertThat(trial.endings("offer")).endsWith("FAILED");
        assertThat(trial.scene.alarms().size()).isGreaterThan(alarms);
        assertThat(trial.told()).isEqualTo(Map.of(Scene.HUB, 1L));
    }

    private static Trial failing(String function) {
        return Trial.withSpoke(LabSetup.quiet())
                .invocations(function, 1, Trial.ALWAYS, Trial.throttledByLambda()).start().settle();
    }

    private static void sweepOften(Trial trial) {
        for (int i = 0; i < 3; i++) {
            trial.scene.sweep();
        }
    }

    private static String outputOfLastOffer(Trial trial) {
        return trial.scene.lab.journal().of(Entry.Execution.class)
                .filter(one -> one.machine().endsWith("-offer") && !one.status().equals("RUNNING"))
                .toList().getLast().detail();
    }
}
