package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.demo.Counts;
import org.transithandshake.lab.demo.Elapsed;
import org.transithandshake.lab.demo.Phase;

/** What a connection costs when nothing goes wrong. Every number here may only go down, and on purpose. */
@AtItsOwnEnd
class CountsTest {
    @Test
    void aVpcOfOneSubnetIsConnectedByThirtyNineCalls() {
        Counts counts = connect(1);
        assertThat(counts.calls()).as("%s", counts.callsByOperation()).isEqualTo(39);
        assertThat(counts.invocations()).as("%s", counts.invocationsByFunction()).isEqualTo(9);
        assertThat(counts.transitions()).isEqualTo(23);
    }

    /** Each further subnet costs a route on each side. */
    @Test
    void aVpcOfThreeSubnetsIsConnectedByFortyThreeCalls() {
        Counts counts = connect(3);
        assertThat(counts.calls()).as("%s", counts.callsByOperation()).isEqualTo(43);
        assertThat(counts.callsByOperation()).containsEntry("ec2:CreateRoute", 6);
        assertThat(counts.invocations()).as("%s", counts.invocationsByFunction()).isEqualTo(9);
        assertThat(counts.transitions()).isEqualTo(23);
    }

    @Test
    void theOfferIsCountedApart() {
        Counts offer = Counts.of(Phase.OFFER.of(played(1).lab.journal()));
        assertThat(offer.invocationsByFunction()).containsOnlyKeys(
                "EnsureGateway", "EnsureRouteTables", "ConnectHubVpcs", "ShareGateway");
        assertThat(offer.callsByOperation()).containsEntry("ram:AssociateResourceShare", 1)
                .containsEntry("events:PutEvents", 1).doesNotContainKey("ram:AcceptResourceShareInvitation");
    }

    @Test
    void nobodyTakesARoleOfAnotherAccount() {
        assertThat(played(1).calls()).noneMatch(call -> call.service().equals("sts"));
        assertThat(played(1).calls()).allMatch(call -> call.caller().role().contains(call.caller().account()));
    }

    /** Typical times: share 5 s, attachment 60 s, association 10 s, one search lag 2 s; every function is cold. */
    @Test
    void theHandshakeAddsFortyTwoSecondsToAwsOwnTime() {
        Elapsed elapsed = Elapsed.of(played(1).lab.journal(), Scene.SPOKE).orElseThrow();
        assertThat(elapsed.aws()).isEqualTo(Duration.ofSeconds(77));
        assertThat(elapsed.overhead()).isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void aSpokeThatIsNotConnectedHasNoTime() {
        assertThat(Elapsed.of(Scene.played(LabSetup.quiet(), "172.20.0.0/16").lab.journal(), Scene.SPOKE)).isEmpty();
    }

    private static Counts connect(int subnets) {
        return Counts.of(Phase.CONNECT.of(played(subnets).lab.journal()));
    }

    private static Scene played(int subnets) {
        Scene scene = new Scene(LabSetup.quiet(), subnets);
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        return scene.hub(Scene.SPOKE).settle();
    }
}
