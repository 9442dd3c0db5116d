package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;

/** Each set of facts is told once, whoever wakes whom how often; and what AWS itself may double. */
class ToldOnceTest {
    @Test
    void anInvitationThatIsLeftPendingIsToldOnce() {
        Scene scene = new Scene(LabSetup.loud());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        offerNothing(scene, 1);
        wake(scene);
        wake(scene);
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("Only gateways", "aws ram accept-resource-share-invitation"));
    }

    @Test
    void anotherInvitationIsAnotherThingToTell() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        offerNothing(scene, 1);
        wake(scene);
        offerNothing(scene, 2);
        wake(scene);
        assertThat(scene.messages()).hasSize(2);
    }

    /** SNS has no token that would make two publications one, and topics that have one cannot send mail. */
    @Test
    void aPublicationWhoseAnswerIsLostIsSentTwice() {
        Trial trial = Meanwhile.aBadRange().calls("-connect", "Publish", 1, 1, Trial.lost()).start().settle();
        assertThat(trial.allStruck()).isTrue();
        assertThat(trial.scene.messages()).hasSize(2).extracting(Entry.Message::text).containsOnly(
                trial.scene.messages().getFirst().text());
    }

    /** The hub's people offer a share without a gateway. */
    private static void offerNothing(Scene scene, int number) {
        scene.lab.ram(Scene.HUB).createResourceShare(r -> r.name("empty " + number).principals(Scene.SPOKE));
        scene.settle();
    }

    private static void wake(Scene scene) {
        scene.put(Scene.SPOKE, "arn:aws:events:" + Lab.REGION + ":" + Scene.SPOKE + ":event-bus/transit-handshake",
                "transit-handshake.hub", "Gateway Offered", "{}");
        scene.settle();
    }
}
