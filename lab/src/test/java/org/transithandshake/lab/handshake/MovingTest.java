package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.time.Delay;

/** An account's segment changes: its attachment leaves the one before it enters the other. */
class MovingTest {
    private static final Map<String, String> MAIN = Map.of("Segments", "main,other");
    private static final Map<String, String> OTHER = Map.of("Segments", "main,other",
            "AccountSegments", Scene.SPOKE + "=other", "SegmentReach", "other>main");

    /** EC2 takes 5 to 60 seconds for an association and as long for its end. */
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 60})
    void aConnectedAttachmentIsNeverInTwoSegments(int seconds) {
        Scene scene = played(ThisRun.setup().with(Delay.ASSOCIATION, Duration.ofSeconds(seconds)), Map.of());
        move(scene);
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.messages()).isEmpty();
    }

    /** Its attempt ended without Connected, so nobody remembers where it stands but the gateway. */
    @ParameterizedTest
    @ValueSource(ints = {5, 60})
    void anAttachmentThatWaitsForItsRoutesMovesAsWell(int seconds) {
        Scene scene = played(ThisRun.setup().with(Delay.ASSOCIATION, Duration.ofSeconds(seconds)),
                Map.of("Routes", "report"));
        move(scene);
        assertThat(scene.endings()).hasSizeGreaterThan(1).containsOnly("RoutesMissing");
    }

    @Test
    void aSegmentThatIsNoLongerNamedIsLeftToo() {
        Scene scene = played(ThisRun.setup(), Map.of());
        scene.hub(Map.of("Segments", "next"), Scene.SPOKE).settle()
                .ring(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().shown("segment:main")).isEmpty();
        assertThat(scene.network().associated("segment:main")).isEmpty();
        assertThat(scene.network().shown("segment:next")).containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE);
    }

    /** What is not touched by the change goes on carrying traffic. */
    @Test
    void aFurtherReachIsAddedWithoutLeavingTheSegment() {
        Scene scene = played(ThisRun.setup(), Map.of());
        scene.hub(Map.of("Segments", "main,other", "SegmentReach", "other>main"), Scene.SPOKE).settle();
        scene.ring(Scene.SPOKE).settle(() -> {
            assertThat(scene.network().associated("segment:main")).contains(scene.vpcOf(Scene.SPOKE));
            assertThat(scene.network().shown("segment:main")).contains(Scene.SPOKE_RANGE);
        });
        assertThat(scene.network().shown("segment:other")).containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE);
    }

    @Test
    void aReachThatEndsIsEndedAtBothSegments() {
        Scene scene = played(ThisRun.setup(), Map.of());
        scene.hub(Map.of("Segments", "main,other", "SegmentReach", "other>main"), Scene.SPOKE).settle()
                .ring(Scene.SPOKE).settle();
        scene.hub(MAIN, Scene.SPOKE).settle()
                .ring(Scene.SPOKE).settle();
        assertThat(scene.network().shown("segment:other")).isEmpty();
        assertThat(scene.network().shown("segment:main")).containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE);
        assertThat(scene.endings()).containsExactly("Connected", "Connected", "Connected");
    }

    @Test
    void aNewPolicyThatMovesNobodyChangesNothing() {
        Scene scene = played(ThisRun.setup(), Map.of());
        int before = scene.now();
        scene.hub(Map.of("Segments", "main,other", "AllowedCidrs", "10.0.0.0/8,192.168.0.0/16"), Scene.SPOKE)
                .settle().ring(Scene.SPOKE).settle();
        assertThat(scene.changes(before)).isEmpty();
        assertThat(scene.endings()).containsExactly("Connected");
    }

    private static Scene played(LabSetup setup, Map<String, String> spoke) {
        Scene scene = new Scene(setup);
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, spoke).settle();
        return scene.hub(MAIN, Scene.SPOKE).settle();
    }

    private static void move(Scene scene) {
        String vpc = scene.vpcOf(Scene.SPOKE);
        scene.hub(OTHER, Scene.SPOKE).settle(() -> assertNotInBoth(scene, vpc));
        scene.ring(Scene.SPOKE).settle(() -> assertNotInBoth(scene, vpc));
        assertThat(scene.network().associated("segment:other")).containsExactly(vpc);
        assertThat(scene.network().shown("segment:other")).containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE);
        assertThat(scene.network().shown("segment:main")).containsExactly(Scene.HUB_RANGE);
        assertThat(scene.network().propagating(Network.AIRLOCK)).isEmpty();
    }

    private static void assertNotInBoth(Scene scene, String vpc) {
        Network network = scene.network();
        boolean inMain = network.associated("segment:main").contains(vpc)
                || network.propagating("segment:main").contains(vpc);
        boolean inOther = network.associated("segment:other").contains(vpc)
                || network.propagating("segment:other").contains(vpc);
        assertThat(inMain && inOther).as("in both at %s", scene.lab.time().now()).isFalse();
    }
}
