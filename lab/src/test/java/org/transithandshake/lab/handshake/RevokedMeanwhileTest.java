package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;

/** An account is taken out of AllowedAccounts before an attempt of it is proven: that very attempt turns it out. */
class RevokedMeanwhileTest {
    @ParameterizedTest
    @ValueSource(strings = {"LetRangesSettle", "PlaceAttachment", "WaitForAssociation"})
    void theAttemptEndsRefused(String state) {
        Trial trial = Trial.withSpoke(LabSetup.quiet()).start();
        trial.scene.runUntil(entry -> entry instanceof Entry.Transition entered && entered.state().equals(state));
        trial.scene.hub("555555555555").settle();

        assertThat(trial.scene.endings()).containsExactly("Refused");
        assertThat(trial.scene.network().associated(Network.SEGMENT)).containsExactly(trial.scene.vpcOf(Scene.HUB));
        assertThat(trial.scene.network().propagating(Network.AIRLOCK)).isEmpty();
        assertThat(trial.scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("account is one of AllowedAccounts (111111111111): no"));
    }

    /** The attempt, which asks no more, ends as if routes were missing; what it wrote meanwhile goes with the sweep. */
    @Test
    void onceItIsProvenTrafficEndsAtOnceAndTheNextSweepDoesTheRest() {
        Trial trial = Trial.withSpoke(LabSetup.quiet()).start();
        trial.scene.runUntil(entry -> entry instanceof Entry.Transition entered && entered.state().equals("AskSpoke"));
        trial.scene.hub("555555555555").settle();
        assertThat(trial.scene.network().associated(Network.SEGMENT)).containsExactly(trial.scene.vpcOf(Scene.HUB));
        assertThat(trial.scene.endings()).containsExactly("RoutesMissing");
        trial.scene.sweep();

        assertThat(trial.scene.endings()).containsExactly("RoutesMissing", "Refused");
        assertThat(trial.scene.network().routes(Scene.HUB)).isEmpty();
    }
}
