package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** An exemption ends by the calendar: no event says so, the sweep finds it. */
class ExpiredExemptionTest {
    private static final String POLICY = """
            version: 1
            admit:
              - {id: closed, effect: reject, when: {accounts: ["111111111111"]}}
              - {id: known, effect: %s, when: {accounts: ["111111111111"]}}
            place:
              - {id: ranges, effect: place, when: {within: [10.0.0.0/8]}}
            exemptions:
              - {rule: closed, subject: "111111111111", reason: moving, owner: net, expires: "%s"}
            """;
    private final PolicyScene play = new PolicyScene();
    private LocalDate firstDay;

    @Test
    void whatItLetInIsCutByTheFirstSweepAfterItsLastDay() {
        played("admit");
        assertThat(play.scene.endings()).containsExactly("Connected");
        passTheLastDay();
        assertThat(play.scene.endings()).containsExactly("Connected", "Refused");
        assertThat(play.network().associated("segment:main")).doesNotContain(play.scene.vpcOf(SPOKE));
        assertThat(play.told("Refused")).singleElement().asString().contains("REFUSE by closed");
    }

    @Test
    void aRequestThatPeopleWereAskedAboutIsDecidedAgain() {
        played("review");
        assertThat(play.network().pending()).hasSize(1);
        passTheLastDay();
        assertThat(play.stateOf(SPOKE)).isIn("rejecting", "rejected");
    }

    private void played(String effect) {
        firstDay = today();
        play.policy(POLICY.formatted(effect, firstDay)).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE).settle();
    }

    private void passTheLastDay() {
        while (today().equals(firstDay)) {
            play.hours(1);
        }
        play.hours(2);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(play.scene.lab.time().now(), ZoneOffset.UTC);
    }
}
