package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import org.junit.jupiter.api.Test;

/** Two accounts with the same range, under a file that puts each into a segment of its own. */
class PolicySegmentsTest {
    private static final String APART = """
            version: 1
            segments: {left: {}, right: {}}
            admit:
              - id: known
                effect: admit
                when: {accounts: ["111111111111", "333333333333"]}
            place:
              - id: one
                effect: place
                segment: left
                when: {accounts: ["111111111111"], within: [10.0.0.0/8]}
              - id: other
                effect: place
                segment: right
                when: {accounts: ["333333333333"], within: [10.0.0.0/8]}
            """;

    private final PolicyScene play = new PolicyScene();

    private PolicyScene played(String file) {
        return play.policy(file).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE, OTHER_SPOKE).settle()
                .spoke(OTHER_SPOKE, SPOKE_RANGE).settle();
    }

    @Test
    void equalRangesInSegmentsThatNeverMeetAreBothPlaced() {
        played(APART);

        assertThat(play.scene.endings()).containsExactly("Connected", "Connected");
        assertThat(play.network().shown("segment:right")).containsExactly(SPOKE_RANGE);
    }

    @Test
    void inSegmentsThatMeetTheSecondIsRefusedAndBothAreNamed() {
        played(APART.replace("right: {}", "right: {reaches: [left]}"));

        assertThat(play.scene.endings()).containsExactly("Connected", "Refused");
        assertThat(play.network().associated("segment:right")).isEmpty();
        assertThat(play.network().note(OTHER_SPOKE, "rule")).isEqualTo("overlap");
        assertThat(play.told("Refused")).hasSize(1).first().asString()
                .contains(SPOKE_RANGE + " overlaps " + SPOKE_RANGE + " of " + play.network().attachmentIdOf(SPOKE))
                .contains(play.network().attachmentIdOf(OTHER_SPOKE));
    }

    @Test
    void aRejectingPlaceRuleRefusesWhatAnotherWouldPlace() {
        played(APART.replace("place:\n", """
                place:
                  - id: reserved
                    effect: reject
                    when: {touches: [10.1.0.0/24]}
                """));

        assertThat(play.scene.endings()).containsExactly("Refused", "Refused");
        assertThat(play.network().shown("segment:left")).doesNotContain(SPOKE_RANGE);
        assertThat(play.network().note(SPOKE, "rule")).isEqualTo("reserved");
    }
}
