package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB_RANGE;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Switches;

/** Real ranges under a policy file: those that overlap somebody's, and those that a VPC gets later. */
class PolicyFileRangesTest {
    private static final String POLICY = """
            version: 1
            admit:
              - {id: known, effect: admit, when: {accounts: ["111111111111", "333333333333"]}}
            place:
              - {id: ours, effect: place, segment: main, when: {within: [10.0.0.0/8], ranges: {max: 2}}}
            """;
    private static final String STATIC = POLICY.replace("admit:\n", "segments: {main: {routes: static}}\nadmit:\n");

    private final PolicyScene play = new PolicyScene(LabSetup.quiet().with(withATrail()));

    private static Switches withATrail() {
        Switches quiet = Switches.quiet();
        return new Switches(Set.of(SPOKE), quiet.ownerCopy(), quiet.ramEventPending(), quiet.duplicates(),
                quiet.overlap(), quiet.quirks());
    }

    private PolicyFileRangesTest connected(String file) {
        play.policy(file).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE, OTHER_SPOKE).settle();
        assertThat(play.scene.endings()).containsExactly("Connected");
        return this;
    }

    private void add(String range) {
        play.scene.lab.ec2(SPOKE).associateVpcCidrBlock(r -> r.vpcId(play.scene.vpcOf(SPOKE)).cidrBlock(range));
    }

    @ParameterizedTest
    @CsvSource({"10.1.0.0/16, 10.1.0.0/16", "10.1.0.0/16, 10.1.64.0/18", "10.1.64.0/18, 10.1.0.0/16"})
    void anEqualANestedAndAnEnclosingRangeAreRefusedAndBothPartiesNamed(String first, String second) {
        play.policy(POLICY).spoke(SPOKE, first).hub(SPOKE, OTHER_SPOKE).settle()
                .spoke(OTHER_SPOKE, second).settle();

        assertThat(play.scene.endings()).containsExactly("Connected", "Refused");
        assertThat(play.network().associated("segment:main")).doesNotContain(play.scene.vpcOf(OTHER_SPOKE));
        assertThat(play.network().shown("segment:main")).containsExactlyInAnyOrder(HUB_RANGE, first);
        assertThat(play.network().note(OTHER_SPOKE, "rule")).isEqualTo("overlap");
        assertThat(play.told("Refused")).singleElement().asString()
                .contains(second + " overlaps " + first + " of " + play.network().attachmentIdOf(SPOKE))
                .contains(play.network().attachmentIdOf(OTHER_SPOKE));
    }

    @Test
    void aRangeAddedLaterThatNoRulePlacesCutsTheConnection() {
        connected(POLICY).add("172.20.0.0/16");
        int before = play.scene.now();
        play.settle();

        assertThat(play.scene.changes(before).getFirst()).isEqualTo("ec2:DisassociateTransitGatewayRouteTable");
        assertThat(play.scene.endings()).containsExactly("Connected", "UnderReview");
        assertThat(play.network().associated("segment:main")).doesNotContain(play.scene.vpcOf(SPOKE));
        assertThat(play.network().shown("segment:main")).containsExactly(HUB_RANGE);
    }

    @Test
    void aRangeAddedLaterThatARulePlacesIsShownWithoutACut() {
        connected(POLICY).add("10.9.0.0/16");
        int before = play.scene.now();
        play.settle();

        assertThat(play.scene.endings()).containsExactly("Connected", "Connected");
        assertThat(play.scene.changes(before)).doesNotContain("ec2:DisassociateTransitGatewayRouteTable");
        assertThat(play.network().shown("segment:main")).containsExactly(SPOKE_RANGE, HUB_RANGE, "10.9.0.0/16");
    }

    /** One range too many, though each by itself is allowed. */
    @Test
    void aRangeAddedLaterCountsWithTheOthers() {
        connected(POLICY).add("10.9.0.0/16");
        play.settle();
        add("10.11.0.0/16");
        play.settle();

        assertThat(play.scene.endings()).containsExactly("Connected", "Connected", "UnderReview");
        assertThat(play.network().shown("segment:main")).containsExactly(HUB_RANGE);
    }

    @Test
    void inAStaticSegmentARangeAddedLaterNeverCarriesTraffic() {
        connected(STATIC).add("172.20.0.0/16");
        Set<String> shown = new TreeSet<>();
        play.scene.settle(() -> shown.addAll(play.network().shown("segment:main")));
        play.scene.sweep();
        shown.addAll(play.network().shown("segment:main"));

        assertThat(shown).containsExactly(SPOKE_RANGE, HUB_RANGE);
    }
}
