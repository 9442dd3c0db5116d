package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Entry;

/** The deployed hub decides by its policy's file, and by a changed one without a deployment. */
class PolicyFileHandshakeTest {
    /** One account, in ranges that depend on which segment it goes into. */
    static final String POLICY = """
            version: 1
            segments:
              main: {reaches: [wide]}
              wide: {reaches: [main]}
            admit:
              - id: known
                effect: admit
                when: {accounts: ["111111111111", "333333333333"]}
            place:
              - id: wide-ranges
                effect: place
                segment: wide
                when: {within: [10.1.0.0/16]}
              - id: other-ranges
                effect: place
                segment: main
                when: {within: [10.0.0.0/8]}
            """;
    static final String NOBODY = """
            version: 1
            segments:
              main: {reaches: [wide]}
              wide: {reaches: [main]}
            admit:
              - id: others
                effect: admit
                when: {accounts: ["555555555555"]}
            place:
              - id: ranges
                effect: place
                segment: main
                when: {within: [10.0.0.0/8]}
            """;
    private static final String CLOSED = POLICY.replace("admit:\n", """
            admit:
              - id: closed
                effect: reject
                when: {accounts: ["111111111111"]}
            """);

    private final PolicyScene play = new PolicyScene();

    private PolicyScene played(String file) {
        return play.policy(file).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE, OTHER_SPOKE).settle();
    }

    @Test
    void aPlaceRuleChoosesTheSegmentByTheRealRanges() {
        played(POLICY).spoke(OTHER_SPOKE, "10.3.0.0/16").settle();

        assertThat(play.scene.endings()).containsExactly("Connected", "Connected");
        assertThat(play.network().associated("segment:wide")).containsExactly(play.scene.vpcOf(SPOKE));
        assertThat(play.network().associated("segment:main")).contains(play.scene.vpcOf(OTHER_SPOKE));
        assertThat(play.network().note(SPOKE, "rule")).isEqualTo("wide-ranges");
        assertThat(play.network().note(OTHER_SPOKE, "rule")).isEqualTo("other-ranges");
    }

    @Test
    void theOutputOfTheExecutionSaysWhichRuleOfWhichPolicyDecided() {
        played(POLICY);
        Entry.Execution end = play.scene.lab.journal().of(Entry.Execution.class)
                .filter(e -> e.machine().endsWith("-connect") && e.status().equals("SUCCEEDED")).findFirst()
                .orElseThrow();
        assertThat(Scene.json(end.detail()).path("rule").asText()).isEqualTo("wide-ranges");
        assertThat(Scene.json(end.detail()).path("segment").asText()).isEqualTo("wide");
        assertThat(Scene.json(end.detail()).path("why").asText())
                .matches("PLACE by wide-ranges: within: 10.1.0.0/16 \\(10.1.0.0/16\\): yes; policy [0-9a-f]{8}");
    }

    @Test
    void aRequestThatARuleRejectsIsRejected() {
        played(CLOSED);

        assertThat(play.stateOf(SPOKE)).isIn("rejecting", "rejected");
        assertThat(play.network().note(SPOKE, "rule")).isEqualTo("closed");
        assertThat(play.told("rejected a request")).hasSize(1).first().asString()
                .contains("REFUSE by closed: accounts: 111111111111 (111111111111): yes; policy ");
        assertThat(play.scene.endings()).isEmpty();
    }

    @Test
    void aRequestThatNoRuleSpeaksOfIsReviewed() {
        played(NOBODY);

        assertThat(play.network().pending()).hasSize(1);
        assertThat(play.network().note(SPOKE, "rule")).isEqualTo("none");
        assertThat(play.told("review a request")).hasSize(1).first().asString()
                .contains("REVIEW by none: no rule speaks of it; policy ");
    }

    @Test
    void aChangedPolicyDecidesAgainWhatIsPendingWithoutADeployment() {
        played(NOBODY);
        play.policy(POLICY).settle();

        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.network().associated("segment:wide")).containsExactly(play.scene.vpcOf(SPOKE));
    }

    @Test
    void aRuleThatIsWithdrawnCutsTheConnection() {
        played(POLICY);
        int connected = play.scene.now();
        play.policy(NOBODY).settle();

        assertThat(play.network().associated("segment:wide")).isEmpty();
        assertThat(play.network().shown("segment:main")).doesNotContain(SPOKE_RANGE);
        assertThat(play.scene.changes(connected).getFirst()).isEqualTo("ec2:DisassociateTransitGatewayRouteTable");
        assertThat(play.scene.endings()).containsExactly("Connected", "Refused");
    }

    @Test
    void aPlaceRuleThatIsChangedMovesTheConnection() {
        played(POLICY);
        play.policy(POLICY.replace("within: [10.1.0.0/16]", "within: [10.9.0.0/16]")).settle();

        assertThat(play.network().associated("segment:wide")).isEmpty();
        assertThat(play.network().associated("segment:main")).contains(play.scene.vpcOf(SPOKE));
        assertThat(play.network().note(SPOKE, "rule")).isEqualTo("other-ranges");
    }

    @Test
    void anInvalidPolicyLeavesTheLastGoodOneInForceAndTellsOnce() {
        played(POLICY);
        play.policy(POLICY.replace("effect: admit", "effect: admitt")).settle();
        play.spoke(OTHER_SPOKE, "10.3.0.0/16").settle();
        play.scene.sweep();

        assertThat(play.scene.endings()).containsExactly("Connected", "Connected");
        assertThat(play.told("cannot be used")).hasSize(1).first().asString()
                .contains("version 2 of /transit-handshake/policy has faults: ").contains("7:").contains("admitt")
                .contains("version 1 stays in force");
        assertThat(play.scene.alarms()).isNotEmpty().allMatch(alarm -> alarm.subject().contains("PolicyInvalidAlarm"));
    }

    @Test
    void withoutAnyGoodPolicyNothingIsAdmittedAndWhatStandsIsLeftAlone() {
        played(POLICY);
        play.withoutPolicy().spoke(OTHER_SPOKE, "10.3.0.0/16").settle();
        play.scene.sweep();

        assertThat(play.network().associated("segment:wide")).containsExactly(play.scene.vpcOf(SPOKE));
        assertThat(play.stateOf(OTHER_SPOKE)).isEqualTo("pendingAcceptance");
        assertThat(play.told("review a request")).hasSize(1).first().asString()
                .contains("there is no SSM parameter /transit-handshake/policy");
    }
}
