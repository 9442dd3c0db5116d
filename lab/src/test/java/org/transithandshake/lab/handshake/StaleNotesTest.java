package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.ThisRun;

/** The notes of an attempt that ended otherwise stay on the attachment when a later one connects. */
class StaleNotesTest {
    @Test
    void aConnectionThatWaitedForItsRoutesIsStillWatched() {
        Scene scene = connectedAfterAll();
        scene.lab.ec2(Scene.SPOKE).associateVpcCidrBlock(r ->
                r.vpcId(scene.vpcOf(Scene.SPOKE)).cidrBlock("172.20.0.0/16"));
        scene.settle().ring(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("RoutesMissing", "Connected", "Refused");
        assertThat(scene.network().associated(Network.SEGMENT)).containsExactly(scene.vpcOf(Scene.HUB));
    }

    @Test
    void andADoorbellThatTellsNothingNewStillChangesNothing() {
        Scene scene = connectedAfterAll();
        int before = scene.now();
        scene.ring(Scene.SPOKE).settle();
        assertThat(scene.changes(before)).isEmpty();
        assertThat(scene.endings()).containsExactly("RoutesMissing", "Connected");
    }

    /** Under another policy for a while, and under the first one again, which the notes still name. */
    private static Scene connectedAfterAll() {
        Scene scene = new Scene(ThisRun.setup());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of("Routes", "report")).settle().hub(Scene.SPOKE).settle();
        scene.spokeOf(Scene.SPOKE, scene.vpcOf(Scene.SPOKE), Map.of()).settle();
        scene.hub(Map.of("AllowedCidrs", "10.0.0.0/8,192.168.0.0/16"), Scene.SPOKE).settle();
        scene.ring(Scene.SPOKE).settle();
        return scene.hub(Map.of(), Scene.SPOKE).settle();
    }
}
