package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Faults.Fault;

/** A route table that has no room for another route: who owns it hears so, and no function is given up. */
class FullTableTest {
    private static final Fault FULL = new Fault.Refused(
            new AwsError("RouteLimitExceeded", "The maximum number of routes (50) has been reached."));

    @ParameterizedTest
    @ValueSource(strings = {HUB, SPOKE})
    void theConnectionMissesItsRouteAndTheMessageSaysWhere(String account) {
        Trial trial = full(account).start().settle();
        Scene scene = trial.scene;
        assertThat(scene.endings()).containsExactly("RoutesMissing");
        assertThat(scene.messages()).singleElement().satisfies(message -> {
            assertThat(message.account()).isEqualTo(HUB);
            assertThat(message.text()).contains(line(scene, account));
        });
        assertThat(scene.alarms()).isEmpty();
        scene.sweep().sweep();
        assertThat(scene.messages()).hasSize(2).last().satisfies(message -> {
            assertThat(message.account()).as("whose table it is, told once by the sweeps").isEqualTo(account);
            assertThat(message.text()).contains(line(scene, account));
        });
        assertThat(scene.alarms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {HUB, SPOKE})
    void onceThereIsRoomTheNextSweepConnects(String account) {
        Trial trial = full(account).start().settle().lift();
        trial.scene.sweep();
        assertThat(trial.scene.network().routes(account)).hasSize(1);
        assertThat(trial.scene.endings()).containsExactly("RoutesMissing", "Connected");
        trial.scene.sweep().sweep();
        assertThat(trial.scene.endings()).hasSize(2);
    }

    /** The other destinations are written. */
    @Test
    void oneRouteThatFindsNoRoomKeepsNoOtherFromBeingWritten() {
        Trial trial = new Trial(LabSetup.quiet()).calls("FixRoutes", "CreateRoute", 1, 1, FULL);
        trial.scene.spoke(SPOKE, Scene.SPOKE_RANGE, Map.of("Destinations", "10.9.0.0/16," + Scene.HUB_RANGE)).settle();
        trial.start().settle();
        assertThat(trial.scene.network().routes(SPOKE)).containsExactly(Scene.HUB_RANGE);
    }

    private static Trial full(String account) {
        return Trial.withSpoke(LabSetup.quiet()).calls(call -> call.operation().equals("CreateRoute")
                && call.caller().account().equals(account), 1, Trial.ALWAYS, FULL);
    }

    private static String line(Scene scene, String account) {
        return scene.network().subnetTables(account).getFirst() + ": "
                + (account.equals(HUB) ? Scene.SPOKE_RANGE : Scene.HUB_RANGE) + " -> " + scene.network().id()
                + " finds no room in the table; take routes out of it, or have Service Quotas raise";
    }
}
