package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;
import static org.transithandshake.lab.handshake.Scene.STRANGER;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.Lab;

/**
 * A stranger sees the gateway and may ring, but no rule of the file admits it: whatever it says, nothing of its own is
 * associated, and the account whose connection it speaks of keeps it.
 */
class LiesTest {
    private static final String BELL = "Attachment Requested";

    /** @param detail {@code %1$s} is the stranger's attachment, {@code %2$s} the spoke's, {@code %3$s} its VPC */
    record Lie(String what, String detailType, String detail) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Lie> lies() {
        return Stream.of(
                new Lie("a claimed range", BELL, """
                        {"attachmentId": "%1$s", "cidrs": ["10.1.0.0/16"], "ranges": ["10.1.0.0/16"]}"""),
                new Lie("another account in the detail", BELL, """
                        {"attachmentId": "%1$s", "account": "111111111111", "vpcOwnerId": "111111111111"}"""),
                new Lie("another segment and rule", BELL, """
                        {"attachmentId": "%1$s", "segment": "wide", "rule": "known", "effect": "admit"}"""),
                new Lie("another gateway's id", BELL, """
                        {"attachmentId": "%1$s", "transitGatewayId": "tgw-0fedcba9876543210"}"""),
                new Lie("a request for somebody else's VPC", BELL, """
                        {"attachmentId": "%1$s", "vpcId": "%3$s"}"""),
                new Lie("somebody else's attachment", BELL, """
                        {"attachmentId": "%2$s"}"""),
                new Lie("a report of routes", "Routes Reported", """
                        {"attachmentId": "%1$s", "taskToken": "guessed", "status": "routed", "routes": []}"""),
                new Lie("a report about somebody else", "Routes Reported", """
                        {"attachmentId": "%2$s", "taskToken": "guessed", "status": "failed", "routes": []}"""),
                new Lie("a change of the policy", "Parameter Store Change", """
                        {"name": "/transit-handshake/policy", "operation": "Update", "type": "String"}"""));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void noLieLeadsToAnAssociation(Lie lie) {
        PolicyScene play = new PolicyScene().policy(PolicyFileHandshakeTest.POLICY).spoke(SPOKE, SPOKE_RANGE)
                .hub(SPOKE, STRANGER).settle().spoke(STRANGER, "10.4.0.0/16").settle();
        Network network = play.network();
        String text = lie.detail().formatted(network.attachmentIdOf(STRANGER), network.attachmentIdOf(SPOKE),
                play.scene.vpcOf(SPOKE));
        for (int times = 0; times < 2; times++) {
            play.scene.put(STRANGER, "arn:aws:events:" + Lab.REGION + ":" + HUB + ":event-bus/transit-handshake",
                    "transit-handshake.spoke", lie.detailType(), text);
            play.settle();
        }

        assertThat(play.stateOf(STRANGER)).isEqualTo("pendingAcceptance");
        assertThat(network.associated("segment:main")).containsExactly(play.scene.vpcOf(HUB));
        assertThat(network.associated("segment:wide")).containsExactly(play.scene.vpcOf(SPOKE));
        assertThat(network.shown("segment:main")).doesNotContain("10.4.0.0/16");
    }

    /** Every event that the hub's bus has kept, from the time when the spoke was admitted. */
    @Test
    void anOldEventThatIsReplayedBringsNothingBack() {
        PolicyScene play = new PolicyScene().policy(PolicyFileHandshakeTest.POLICY).spoke(SPOKE, SPOKE_RANGE)
                .hub(SPOKE, STRANGER).settle();
        play.policy(PolicyFileHandshakeTest.POLICY.replace("\"111111111111\", ", "")).settle();
        assertThat(play.network().associated("segment:wide")).isEmpty();
        int before = play.scene.now();
        ArchivedEvents.replay(play.scene, HUB, play.scene.lab.time().now().plusSeconds(1));

        assertThat(play.scene.changes(before)).isEmpty();
        assertThat(play.network().associated("segment:wide")).isEmpty();
        assertThat(play.network().shown("segment:main")).doesNotContain(SPOKE_RANGE);
    }
}
