package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Overlap;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentState;

/** Somebody shares the gateway by hand with an account that the policy does not name. */
class RequestsTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRequestOfAnAccountThatNothingAllowsStaysPendingAndIsToldOnce(boolean duplicates) {
        Scene scene = new Scene(ThisRun.setup().with(
                new Switches(Set.of(Scene.HUB), true, false, duplicates, Overlap.IDENTICAL_PER_TABLE)));
        scene.hub(Scene.SPOKE).settle();
        Strangers.request(scene);
        scene.settle();
        assertLeftPending(scene);
    }

    @ParameterizedTest
    @AtItsOwnEnd
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverTheDelaysOfTheCopiesPeopleAreToldOnce(long seed) {
        Scene scene = new Scene(LabSetup.loud().drawn().seed(seed));
        scene.hub(Scene.SPOKE).settle();
        Strangers.request(scene);
        scene.settle();
        assertLeftPending(scene);
    }

    /** The same events once more, long afterwards. */
    @Test
    @AtItsOwnEnd
    void aDecisionThatWasToldIsNotToldAgain() {
        Scene scene = new Scene(LabSetup.loud());
        scene.hub(Scene.SPOKE).settle();
        Strangers.request(scene);
        scene.settle();
        Replay.of(scene).inOrder();
        assertLeftPending(scene);
    }

    /** With no trail in the hub and no stack in the stranger's account nobody hears of it, and nothing happens. */
    @Test
    @AtItsOwnEnd
    void aRequestThatNobodyHearsOfChangesNothing() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.hub(Scene.SPOKE).settle();
        int before = scene.now();
        Strangers.request(scene);
        scene.settle();
        assertThat(scene.changes(before)).isEmpty();
        assertThat(scene.network().attachmentOf(Scene.STRANGER).state())
                .isEqualTo(TransitGatewayAttachmentState.PENDING_ACCEPTANCE);
    }

    /** An account that is allowed may ask by hand or by Terraform: the trail's copy is as good as our doorbell. */
    @Test
    void aRequestByHandOfAnAllowedAccountIsConnectedAndRouted() {
        Scene scene = new Scene(ThisRun.setup().with(
                new Switches(Set.of(Scene.SPOKE), false, false, false, Overlap.IDENTICAL_PER_TABLE)));
        scene.hub(Scene.SPOKE).settle();
        String vpc = scene.vpc(Scene.SPOKE, Scene.SPOKE_RANGE);
        scene.spokeOf(Scene.SPOKE, "", Map.of()).settle();
        Ec2Client ec2 = scene.lab.ec2(Scene.SPOKE);
        ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(scene.network().id()).vpcId(vpc)
                .subnetIds(ec2.describeSubnets(all -> { }).subnets().getFirst().subnetId()));
        scene.settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.network().routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE);
    }

    private static void assertLeftPending(Scene scene) {
        Network network = scene.network();
        assertThat(network.attachmentOf(Scene.STRANGER).state())
                .isEqualTo(TransitGatewayAttachmentState.PENDING_ACCEPTANCE);
        assertThat(network.associated(Network.SEGMENT)).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.endings()).isEmpty();
        assertThat(network.note(Scene.STRANGER, "status")).isEqualTo("UnderReview");
        assertThat(scene.messages()).singleElement().satisfies(message -> {
            assertThat(message.account()).isEqualTo(Scene.HUB);
            assertThat(message.text()).contains(Scene.STRANGER, network.attachmentIdOf(Scene.STRANGER),
                    "accept-transit-gateway-vpc-attachment");
        });
    }
}
