package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.ThisRun;

/** The spoke's route tables belong to somebody's Terraform: the handshake says what is missing and writes nothing. */
class ReportedRoutesTest {
    @Test
    void theMissingRouteIsToldAsACommandAndTheHubSideIsKept() {
        Scene scene = played();
        Network network = scene.network();
        assertThat(scene.endings()).containsExactly("RoutesMissing");
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text()).contains(
                "aws ec2 create-route --route-table-id " + network.subnetTables(Scene.SPOKE).getFirst()
                        + " --destination-cidr-block " + Scene.HUB_RANGE + " --transit-gateway-id " + network.id()));
        assertThat(network.routes(Scene.HUB)).containsExactly(Scene.SPOKE_RANGE);
        assertThat(network.associated(Network.SEGMENT)).contains(scene.vpcOf(Scene.SPOKE));
        assertThat(network.note(Scene.SPOKE, "status")).isEqualTo("RoutesMissing");
    }

    @Test
    void nothingIsWrittenInTheSpoke() {
        Scene scene = played();
        assertThat(scene.network().routes(Scene.SPOKE)).isEmpty();
        assertThat(scene.calls().filter(call -> call.caller().account().equals(Scene.SPOKE)))
                .noneMatch(call -> call.operation().matches("(Create|Replace|Delete)Route.*"));
    }

    private static Scene played() {
        Scene scene = new Scene(ThisRun.setup());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of("Routes", "report")).settle();
        return scene.hub(Scene.SPOKE).settle();
    }
}
