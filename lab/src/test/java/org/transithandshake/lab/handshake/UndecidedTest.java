package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import org.junit.jupiter.api.Test;

/** A request that nobody decides does not wait for ever, if the policy says so. */
class UndecidedTest {
    private static final String NOBODY = """
            version: 1
            times: {undecided: 6h}
            admit:
              - {id: others, effect: admit, when: {accounts: ["555555555555"]}}
            place:
              - {id: ranges, effect: place, when: {within: [10.0.0.0/8]}}
            """;
    private final PolicyScene play = new PolicyScene();

    @Test
    void itIsRejectedAfterTheTimeAndToldOnce() {
        played(NOBODY).hours(5);
        assertThat(play.network().pending()).hasSize(1);
        play.hours(2);
        assertThat(play.stateOf(SPOKE)).isEqualTo("rejected");
        assertThat(play.told("nobody decided")).singleElement().asString()
                .contains("REFUSE by undecided: somebody decided in the time of PT6H (asked at ");
        assertThat(play.scene.messages()).filteredOn(one -> one.account().equals(Scene.HUB)).hasSize(2);
        assertThat(new Remembered(play.scene).of(SPOKE, "status")).isEqualTo("Rejected");
    }

    /** The time is counted from when people were first asked, whatever became of the policy in between. */
    @Test
    void aChangedPolicyDoesNotBeginTheTimeAnew() {
        played(NOBODY).hours(4).policy(NOBODY + "# changed\n").settle().hours(3);
        assertThat(play.stateOf(SPOKE)).isEqualTo("rejected");
    }

    @Test
    void withoutTheTimeItWaits() {
        played(NOBODY.replace("times: {undecided: 6h}\n", "")).hours(9);
        assertThat(play.network().pending()).hasSize(1);
    }

    @Test
    void whoIsAdmittedByHandInTimeIsNotRejected() {
        played(NOBODY).hours(2);
        play.scene.lab.ec2(Scene.HUB).acceptTransitGatewayVpcAttachment(r ->
                r.transitGatewayAttachmentId(play.network().attachmentIdOf(SPOKE)));
        play.settle().hours(8);
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.told("nobody decided")).isEmpty();
    }

    private PolicyScene played(String file) {
        return play.policy(file).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE).settle();
    }
}
