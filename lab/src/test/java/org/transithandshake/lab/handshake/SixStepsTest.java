package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;

/** The shipped template, deployed into two accounts, connects a VPC of each: the whole story, and nothing else. */
class SixStepsTest {
    private static final Set<String> STEPS = Set.of("CreateTransitGateway", "AssociateResourceShare",
            "AcceptResourceShareInvitation", "CreateTransitGatewayVpcAttachment",
            "AcceptTransitGatewayVpcAttachment", "AssociateTransitGatewayRouteTable",
            "EnableTransitGatewayRouteTablePropagation", "CreateRoute");

    @Test
    void theStepsHappenInOrderAndRoutesComeLast() {
        Scene scene = Scene.played(ThisRun.setup(), Scene.SPOKE_RANGE);
        assertThat(steps(scene).stream().distinct()).containsExactly(
                "hub CreateTransitGateway",
                "hub AssociateResourceShare",
                "spoke AcceptResourceShareInvitation",
                "spoke CreateTransitGatewayVpcAttachment",
                "hub AcceptTransitGatewayVpcAttachment",
                "hub AssociateTransitGatewayRouteTable",
                "hub EnableTransitGatewayRouteTablePropagation",
                "spoke CreateRoute",
                "hub CreateRoute");
    }

    @Test
    void bothSidesAreRoutedWhenTheSpokeWasDeployedFirst() {
        assertConnected(Scene.played(ThisRun.setup(), Scene.SPOKE_RANGE));
    }

    @Test
    void bothSidesAreRoutedWhenTheHubWasDeployedFirst() {
        Scene scene = new Scene(ThisRun.setup());
        scene.hub(Scene.SPOKE).settle();
        assertConnected(scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle());
    }

    @Test
    void bothSidesAreRoutedWhenBothAreDeployedAtOnce() {
        Scene scene = new Scene(ThisRun.setup());
        assertConnected(scene.hub(Scene.SPOKE).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle());
    }

    private static void assertConnected(Scene scene) {
        Network network = scene.network();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(network.routes(Scene.HUB)).containsExactly(Scene.SPOKE_RANGE);
        assertThat(network.routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE);
        assertThat(network.shown(Network.SEGMENT)).containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE);
        assertThat(network.associated(Network.SEGMENT))
                .containsExactlyInAnyOrder(scene.vpcOf(Scene.HUB), scene.vpcOf(Scene.SPOKE));
        assertThat(network.propagating(Network.AIRLOCK)).isEmpty();
        assertThat(scene.messages()).isEmpty();
    }

    /** Leaves out what the hub does for its own VPC, and the airlock. */
    private static List<String> steps(Scene scene) {
        String own = scene.network().attachmentIdOf(Scene.HUB);
        String airlock = scene.network().table(Network.AIRLOCK).getFirst();
        return scene.calls().filter(call -> STEPS.contains(call.operation()))
                .filter(call -> !call.request().toString().contains(own) && !inAirlock(call, airlock))
                .filter(call -> !(call.operation().equals("CreateTransitGatewayVpcAttachment")
                        && call.caller().account().equals(Scene.HUB)))
                .map(call -> (call.caller().account().equals(Scene.HUB) ? "hub " : "spoke ") + call.operation())
                .toList();
    }

    private static boolean inAirlock(Entry.ApiCall call, String airlock) {
        return call.request() instanceof EnableTransitGatewayRouteTablePropagationRequest request
                && request.transitGatewayRouteTableId().equals(airlock);
    }
}
