package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;

/**
 * The event of a stopped attempt comes again, from EventBridge's retries or from an archive, when a later attempt is at
 * work or has connected. It cuts nothing.
 */
class LateStopTest {
    @Test
    void anOldStopDoesNotCutAConnection() {
        Trial trial = stopped();
        trial.wakeUp();
        assertThat(trial.endings("connect")).containsExactly("ABORTED", "Connected");
        int before = trial.scene.now();
        deliverStopAgain(trial);
        trial.settle();
        assertThat(trial.scene.changes(before)).isEmpty();
        assertThat(trial.scene.network().associated(Network.SEGMENT)).hasSize(2);
        assertThat(answers(trial)).containsExactly("{\"status\":\"Withdrawn\"}", "{\"status\":\"Superseded\"}");
    }

    /** Wherever the second attempt is by then. */
    @ParameterizedTest
    @ValueSource(strings = {"LookAtAttachment", "ReadAirlock", "PlaceAttachment", "VerifyPlacement", "AskSpoke"})
    void anOldStopDoesNotDisturbTheNextAttempt(String state) {
        Trial trial = stopped();
        int before = trial.scene.now();
        trial.scene.ring(Scene.SPOKE);
        trial.scene.runUntil(entry -> entry instanceof Entry.Transition entered && entered.state().equals(state)
                && trial.scene.lab.journal().entries().indexOf(entry) > before);
        deliverStopAgain(trial);
        trial.settle();
        assertThat(trial.endings("connect")).containsExactly("ABORTED", "Connected");
        assertThat(trial.scene.network().associated(Network.SEGMENT)).hasSize(2);
        assertThat(trial.scene.network().propagating(Network.AIRLOCK)).isEmpty();
    }

    /** The first delivery has noted the end, so the second is an old attempt's. */
    @Test
    void aStopThatComesTwiceIsHarmlessTwice() {
        Trial trial = stopped();
        deliverStopAgain(trial);
        trial.settle();
        assertThat(answers(trial)).containsExactly("{\"status\":\"Withdrawn\"}", "{\"status\":\"Superseded\"}");
        trial.wakeUp();
        assertThat(trial.endings("connect")).containsExactly("ABORTED", "Connected");
    }

    /** EC2 forgets a deleted attachment after two hours; EventBridge tries for a day to hand an event over. */
    @Test
    void aStopThatComesWhenTheAttachmentIsGoneIsHarmless() {
        Trial trial = stopped();
        String id = trial.scene.network().attachmentIdOf(Scene.SPOKE);
        trial.scene.lab.ec2(Scene.SPOKE).deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
        trial.settle().scene.lab.time().runFor(Duration.ofHours(4));
        int alarms = trial.scene.alarms().size();
        deliverStopAgain(trial);
        trial.settle();
        assertThat(answers(trial)).endsWith("{\"status\":\"Gone\"}");
        assertThat(trial.scene.alarms()).hasSize(alarms);
    }

    private static Trial stopped() {
        Trial trial = Trial.withSpoke(LabSetup.quiet()).start();
        trial.scene.runUntil(entry -> entry instanceof Entry.Transition entered
                && entered.state().equals("VerifyPlacement"));
        trial.scene.lab.sfn(Scene.HUB).stopExecution(r -> r.executionArn("arn:aws:states:" + Lab.REGION + ":"
                + Scene.HUB + ":execution:transit-handshake-connect:"
                + trial.scene.network().attachmentIdOf(Scene.SPOKE) + "-0"));
        return trial.settle();
    }

    private static void deliverStopAgain(Trial trial) {
        Entry.Event stop = trial.scene.lab.journal().of(Entry.Event.class)
                .filter(event -> event.json().contains("\"ABORTED\"")).findFirst().orElseThrow();
        trial.scene.lab.buses().deliver(stop.account(), stop.bus(), Scene.json(stop.json()));
    }

    private static List<String> answers(Trial trial) {
        return trial.scene.lab.journal().of(Entry.Invocation.class)
                .filter(done -> done.function().contains("-Withdraw-")).map(Entry.Invocation::answer).toList();
    }
}
