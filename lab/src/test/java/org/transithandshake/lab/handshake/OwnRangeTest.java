package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;

/** A spoke asks for a part of its own VPC: no route can lead that to a gateway, and a person has to know. */
class OwnRangeTest {
    @Test
    void aDestinationWithinTheOwnVpcIsToldAndTheOthersAreRouted() {
        Scene scene = new Scene(LabSetup.quiet())
                .spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of("Destinations", "10.1.4.0/24," + Scene.HUB_RANGE))
                .settle();
        scene.hub(Scene.SPOKE).settle();

        assertThat(scene.endings()).containsExactly("RoutesMissing");
        assertThat(scene.network().routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE);
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text()).contains(
                scene.network().subnetTables(Scene.SPOKE).getFirst()
                        + ": 10.1.4.0/24 is within the VPC itself, and no route to a gateway can be more specific"));
        assertThat(scene.alarms()).as("no function was given up").isEmpty();
    }
}
