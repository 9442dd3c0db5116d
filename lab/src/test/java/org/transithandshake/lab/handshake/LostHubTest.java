package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.demo.Landscape;

/** A stack that was deleted by mistake and is deployed again, as docs/removal.md says. */
class LostHubTest {
    private final Scene scene = Scene.played(LabSetup.quiet(), SPOKE_RANGE);

    @Test
    void aHubThatIsDeployedAgainFindsAllThatItMadeAndGoesOn() {
        String standing = Standing.of(scene);
        scene.lab.delete(HUB, Landscape.STACK);
        scene.settle();
        scene.hub(SPOKE, OTHER_SPOKE).settle();
        assertThat(Standing.of(scene)).isEqualTo(standing);
        scene.spoke(OTHER_SPOKE, "10.3.0.0/16", Map.of()).settle();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aHubThatCutEverybodyWhenItWasDeletedPlacesThemAgain() {
        scene.hub(Map.of("OnDelete", "disconnect"), SPOKE).settle();
        scene.lab.delete(HUB, Landscape.STACK);
        scene.settle();
        assertThat(scene.network().associated(Network.SEGMENT)).isEmpty();
        scene.hub(SPOKE).settle();
        scene.sweep();
        assertThat(scene.network().associated(Network.SEGMENT)).hasSize(2).contains(scene.vpcOf(SPOKE));
        assertThat(scene.network().routes(HUB)).containsExactly(SPOKE_RANGE);
    }

    @Test
    void aSpokeThatIsDeployedAgainFindsItsAttachmentAndItsRoutes() {
        String standing = Standing.of(scene);
        scene.lab.delete(SPOKE, Landscape.STACK);
        scene.settle();
        scene.spokeOf(SPOKE, scene.vpcOf(SPOKE), Map.of()).settle();
        scene.sweep();
        assertThat(Standing.of(scene)).isEqualTo(standing);
        assertThat(scene.messages()).isEmpty();
    }
}
