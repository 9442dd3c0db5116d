package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.time.Delay;

/** A range added to a connected VPC: AWS propagates it by itself, and the hub looks when the spoke's trail says so. */
class AddedRangeTest {
    private static final String BAD = "172.20.0.0/16";
    /** CloudTrail, the hop to the hub's bus, the rule there, a cold start, and the calls up to the cut. */
    private static final Duration WINDOW = Delay.CLOUDTRAIL.typical().plus(Delay.CROSS_ACCOUNT.typical())
            .plus(Delay.EVENT_TO_TARGET.typical()).plus(Delay.COLD_START.typical()).plusSeconds(1);

    @Test
    void aRangeThatIsNotAllowedCostsTheAssociationWithinTheWindowAndIsToldOnce() {
        Scene scene = connected();
        Instant added = add(scene, BAD);
        AtomicReference<Instant> cut = new AtomicReference<>();
        scene.settle(() -> {
            boolean carries = scene.network().associated(Network.SEGMENT).contains(scene.vpcOf(Scene.SPOKE));
            if (!carries && cut.get() == null) {
                cut.set(scene.lab.time().now());
            }
        });
        assertThat(Duration.between(added, cut.get())).isLessThanOrEqualTo(WINDOW.plus(Delay.ASSOCIATION.typical()));
        assertThat(scene.calls().filter(call -> call.operation().equals("DisassociateTransitGatewayRouteTable"))
                .findFirst().orElseThrow().at()).isBeforeOrEqualTo(added.plus(WINDOW));
        assertThat(scene.endings()).containsExactly("Connected", "Refused");
        assertThat(scene.network().shown(Network.SEGMENT)).containsExactly(Scene.HUB_RANGE);
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text()).contains(BAD));
    }

    @Test
    void aRangeThatIsAllowedIsInspectedAndRoutedTooWithoutACut() {
        Scene scene = connected();
        add(scene, "10.9.0.0/16");
        int before = scene.now();
        scene.settle();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.changes(before)).doesNotContain("ec2:DisassociateTransitGatewayRouteTable");
        assertThat(scene.network().routes(Scene.HUB)).hasSize(2);
        assertThat(scene.messages()).isEmpty();
    }

    private static Scene connected() {
        Switches quiet = ThisRun.switches();
        Scene scene = new Scene(ThisRun.setup().with(new Switches(Set.of(Scene.SPOKE), quiet.ownerCopy(),
                quiet.ramEventPending(), quiet.duplicates(), quiet.overlap(), quiet.quirks())));
        return scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle().hub(Scene.SPOKE).settle();
    }

    private static Instant add(Scene scene, String range) {
        scene.lab.ec2(Scene.SPOKE).associateVpcCidrBlock(r -> r.vpcId(scene.vpcOf(Scene.SPOKE)).cidrBlock(range));
        return scene.lab.time().now();
    }
}
