package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** IPv6 that a connected VPC gets later; the spoke has a trail. */
class LaterIpv6Test {
    private static final String HUB6 = "2001:db8:2::/56";
    private static final String SPOKE6 = "2001:db8:1::/56";
    private static final String LATER = "2001:db8:9::/56";
    private static final String OUTSIDE = "2001:dba:1::/56";
    private static final String POOL = "ipv6pool-ec2-0123456789abcdef0";
    private static final String BOTH = Scene.HUB_RANGE + "," + HUB6;

    @Test
    void anAllowedBlockIsInspectedAndRoutedWithoutACut() {
        Scene scene = connected(SPOKE6, BOTH);
        associate(scene, LATER);
        int before = scene.now();
        scene.settle();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.changes(before)).doesNotContain("ec2:DisassociateTransitGatewayRouteTable");
        assertThat(scene.network().routes(Scene.HUB)).contains(SPOKE6, LATER);
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aBlockOutsideThePolicyIsCutWithinCloudTrailsDelayAndFiveSeconds() {
        Scene scene = connected(SPOKE6, BOTH);
        Instant added = scene.lab.time().now();
        associate(scene, OUTSIDE);
        assertThat(Duration.between(added, cut(scene))).isLessThanOrEqualTo(
                Delay.CLOUDTRAIL.typical().plusSeconds(5).plus(Delay.ASSOCIATION.typical()));
        assertRefused(scene);
    }

    /** No block is added, but the attachment begins to show the one that the VPC has had all the time. */
    @Test
    void turningOnIpv6SupportShowsABlockThatIsInspectedAndCutToo() {
        Scene scene = connected(OUTSIDE, Scene.HUB_RANGE);
        assertThat(scene.network().shown(Network.SEGMENT)).doesNotContain(OUTSIDE);
        String id = scene.network().attachmentIdOf(Scene.SPOKE);
        scene.lab.ec2(Scene.SPOKE).modifyTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)
                .options(o -> o.ipv6Support("enable")));
        AtomicReference<Instant> shown = new AtomicReference<>();
        AtomicReference<Instant> cut = new AtomicReference<>();
        scene.settle(() -> {
            boolean visible = scene.network().shown(Network.SEGMENT).contains(OUTSIDE);
            boolean carries = scene.network().associated(Network.SEGMENT).contains(scene.vpcOf(Scene.SPOKE));
            shown.compareAndSet(null, visible ? scene.lab.time().now() : null);
            cut.compareAndSet(null, carries ? null : scene.lab.time().now());
        });
        assertThat(cut.get()).as("when it was cut").isNotNull();
        assertThat(Duration.between(shown.get(), cut.get())).isLessThan(Duration.ofMinutes(1));
        assertRefused(scene);
    }

    /** The VPC gets its first IPv6 block, its subnet a part of it, and the stack a destination. */
    @Test
    void aStackThatAsksForIpv6LaterHasItTurnedOn() {
        Scene scene = connected(null, Scene.HUB_RANGE);
        associate(scene, SPOKE6);
        Ec2Client ec2 = scene.lab.ec2(Scene.SPOKE);
        Subnet subnet = ec2.describeSubnets(r -> { }).subnets().getFirst();
        ec2.associateSubnetCidrBlock(r -> r.subnetId(subnet.subnetId()).ipv6CidrBlock("2001:db8:1:1::/64"));
        scene.settle();
        assertThat(scene.endings()).containsExactly("Connected");
        scene.spokeOf(Scene.SPOKE, scene.vpcOf(Scene.SPOKE), Map.of("Destinations", BOTH)).settle();
        assertThat(scene.network().attachmentOf(Scene.SPOKE).options().ipv6SupportAsString()).isEqualTo("enable");
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().routes(Scene.HUB)).containsExactlyInAnyOrder(Scene.SPOKE_RANGE, SPOKE6);
        assertThat(scene.network().routes(Scene.SPOKE)).containsExactlyInAnyOrder(Scene.HUB_RANGE, HUB6);
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aHubThatAllowsIpv6LaterHasItTurnedOnForItsOwnVpcs() {
        Scene scene = Scene.dualStack(LabSetup.quiet(), 1);
        scene.hub(Map.of("AllowedCidrs", "10.0.0.0/8"), Scene.SPOKE).settle();
        assertThat(scene.network().shown(Network.SEGMENT)).containsExactly(Scene.HUB_RANGE);
        scene.hub(Scene.SPOKE).settle();
        assertThat(scene.network().shown(Network.SEGMENT)).containsExactly(Scene.HUB_RANGE, HUB6);
        assertThat(scene.messages()).isEmpty();
    }

    private static Instant cut(Scene scene) {
        AtomicReference<Instant> cut = new AtomicReference<>();
        scene.settle(() -> {
            boolean carries = scene.network().associated(Network.SEGMENT).contains(scene.vpcOf(Scene.SPOKE));
            cut.compareAndSet(null, carries ? null : scene.lab.time().now());
        });
        return cut.get();
    }

    private static void assertRefused(Scene scene) {
        assertThat(scene.endings()).containsExactly("Connected", "Refused");
        assertThat(scene.network().shown(Network.SEGMENT)).containsExactly(Scene.HUB_RANGE, HUB6);
        assertThat(scene.messages()).singleElement()
                .satisfies(message -> assertThat(message.text()).contains(OUTSIDE));
    }

    private static Scene connected(String ipv6, String destinations) {
        Scene scene = Scene.dualStack(Trails.ofTheSpoke(), 1);
        scene.spokeOf(Scene.SPOKE, scene.vpc(Scene.SPOKE, Scene.SPOKE_RANGE, Optional.ofNullable(ipv6)),
                Map.of("Destinations", destinations)).settle();
        return scene.hub(Scene.SPOKE).settle();
    }

    private static void associate(Scene scene, String range) {
        scene.lab.ec2(Scene.SPOKE).associateVpcCidrBlock(r -> r.vpcId(scene.vpcOf(Scene.SPOKE))
                .ipv6CidrBlock(range).ipv6Pool(POOL));
    }
}
