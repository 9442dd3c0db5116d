package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import org.junit.jupiter.api.Test;

/** A place rule may ask that a pool of IPAM has given the VPC what the gateway shows of it. */
class IpamPoolsTest {
    private static final String POOL = "ipam-pool-0123456789abcdef0";
    private static final String POLICY = """
            version: 1
            admit:
              - {id: known, effect: admit, when: {accounts: ["111111111111", "333333333333"]}}
            place:
              - {id: from-the-pool, effect: place, when: {ipamPools: [ipam-pool-0123456789abcdef0]}}
            """;
    private static final String WITHOUT = POLICY.replace("ipamPools: [" + POOL + "]", "within: [10.0.0.0/8]");

    private final PolicyScene play = new PolicyScene();

    private void allocate(String pool, String vpcOf, String owner, String range) {
        play.scene.lab.allocate(HUB, pool, play.scene.vpcOf(vpcOf), owner, range);
    }

    private PolicyScene played(String file) {
        return play.policy(file).hub(SPOKE, OTHER_SPOKE).settle();
    }

    @Test
    void aVpcWhoseRangesThePoolHasGivenIsPlaced() {
        play.spoke(SPOKE, SPOKE_RANGE);
        allocate(POOL, SPOKE, SPOKE, SPOKE_RANGE);
        played(POLICY);
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.network().note(SPOKE, "rule")).isEqualTo("from-the-pool");
        play.scene.sweep();
        assertThat(play.scene.messages()).isEmpty();
    }

    @Test
    void aPolicyInAppConfigAsksThePoolToo() {
        ProfileScene profile = new ProfileScene().spoke(SPOKE, SPOKE_RANGE);
        profile.scene.lab.allocate(HUB, POOL, profile.scene.vpcOf(SPOKE), SPOKE, SPOKE_RANGE);
        profile.hub(SPOKE).settle().deploy(POLICY).settle();
        assertThat(profile.scene.endings()).containsExactly("Connected");
    }

    @Test
    void aRangeThatWasGivenToAnotherVpcOrAccountOrByAnotherPoolIsReviewed() {
        play.spoke(SPOKE, SPOKE_RANGE);
        allocate(POOL, SPOKE, OTHER_SPOKE, SPOKE_RANGE);
        allocate(POOL, HUB, SPOKE, SPOKE_RANGE);
        allocate("ipam-pool-0aaaaaaaaaaaaaaaa", SPOKE, SPOKE, SPOKE_RANGE);
        allocate(POOL, SPOKE, SPOKE, "10.1.0.0/17");
        played(POLICY);
        assertThat(play.scene.endings()).containsExactly("UnderReview");
        assertThat(play.network().associated("segment:main")).doesNotContain(play.scene.vpcOf(SPOKE));
    }

    @Test
    void aPoolThatCannotBeReadIsReviewed() {
        play.spoke(SPOKE, SPOKE_RANGE);
        played(POLICY);
        assertThat(play.scene.endings()).containsExactly("UnderReview");
        assertThat(play.scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .contains("ipamPools: " + POOL + " (unknown): cannot be told"));
    }

    /** The second range comes from somewhere else. */
    @Test
    void oneRangeThatThePoolHasNotGivenCutsAConnection() {
        play.spoke(SPOKE, SPOKE_RANGE);
        allocate(POOL, SPOKE, SPOKE, SPOKE_RANGE);
        played(POLICY);
        play.scene.lab.ec2(SPOKE).associateVpcCidrBlock(r -> r.vpcId(play.scene.vpcOf(SPOKE)).cidrBlock("10.9.0.0/16"));
        play.settle().scene.sweep();
        assertThat(play.network().associated("segment:main")).doesNotContain(play.scene.vpcOf(SPOKE));
    }

    @Test
    void nobodyAsksIpamWithoutSuchARule() {
        play.spoke(SPOKE, SPOKE_RANGE);
        played(WITHOUT);
        play.scene.sweep();
        assertThat(play.scene.calls().filter(call -> call.operation().contains("Ipam"))).isEmpty();
    }
}
