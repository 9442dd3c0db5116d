package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches.Overlap;

/** Ranges that the policy does not let in: the request is admitted, since the account is allowed, but never placed. */
class RangesTest {
    private static final String BAD = "172.20.0.0/16";

    @Test
    void aVpcOutsideTheAllowedRangesIsNeverPlaced() {
        Scene scene = play(ThisRun.setup(), BAD, nothing -> { });
        assertRefused(scene, "allowed-cidrs", BAD);
    }

    @Test
    void aVpcWithOneBadRangeIsNotPlacedAtAll() {
        Scene scene = play(ThisRun.setup(), Scene.SPOKE_RANGE, spoke -> add(spoke, BAD));
        assertRefused(scene, "allowed-cidrs", BAD);
    }

    @Test
    void aRangeThatOverlapsTheHubsIsRefusedAndBothPartiesAreNamed() {
        Scene scene = play(ThisRun.setup(Overlap.IDENTICAL_PER_TABLE), "10.2.128.0/17", nothing -> { });
        assertRefused(scene, "overlap", "10.2.128.0/17");
        assertThat(scene.messages().getFirst().text()).contains(Scene.HUB_RANGE,
                scene.network().attachmentIdOf(Scene.HUB), scene.network().attachmentIdOf(Scene.SPOKE));
    }

    /** The first reading shows one good range; what the second shows is another. */
    @Test
    void aRangeAddedBetweenTheReadingsOfTheAirlockIsSeen() {
        Scene scene = deploy(ThisRun.setup(), Scene.SPOKE_RANGE);
        scene.runUntil(entry -> entry instanceof Entry.ApiCall call
                && call.operation().equals("SearchTransitGatewayRoutes")
                && call.caller().actor().endsWith("-connect"));
        scene.lab.time().runFor(Duration.ofSeconds(1));
        add(scene, BAD);
        watch(scene);
        assertRefused(scene, "allowed-cidrs", BAD);
    }

    private static Scene play(LabSetup setup, String range, Consumer<Scene> more) {
        Scene scene = deploy(setup, range);
        more.accept(scene);
        watch(scene);
        return scene;
    }

    private static Scene deploy(LabSetup setup, String range) {
        Scene scene = new Scene(setup);
        return scene.spoke(Scene.SPOKE, range, Map.of()).settle().hub(Scene.SPOKE);
    }

    private static void add(Scene scene, String range) {
        scene.lab.ec2(Scene.SPOKE).associateVpcCidrBlock(r -> r.vpcId(scene.vpcOf(Scene.SPOKE)).cidrBlock(range));
    }

    /** Looks at the segment at every instant, so that not even a moment in it stays unseen. */
    private static void watch(Scene scene) {
        Set<String> everShown = new TreeSet<>();
        Set<String> everPlaced = new TreeSet<>();
        scene.settle(() -> {
            everShown.addAll(scene.network().shown(Network.SEGMENT));
            everPlaced.addAll(scene.network().propagating(Network.SEGMENT));
            everPlaced.addAll(scene.network().associated(Network.SEGMENT));
        });
        assertThat(everShown).containsExactly(Scene.HUB_RANGE);
        assertThat(everPlaced).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.calls()).as("admitted").anyMatch(
                call -> call.operation().equals("AcceptTransitGatewayVpcAttachment") && call.error().isEmpty());
    }

    private static void assertRefused(Scene scene, String rule, String range) {
        Network network = scene.network();
        assertThat(scene.endings()).containsExactly("Refused");
        assertThat(network.note(Scene.SPOKE, "status")).isEqualTo("Refused");
        assertThat(network.propagating(Network.AIRLOCK)).isEmpty();
        assertThat(network.shown(Network.AIRLOCK)).isEmpty();
        assertThat(List.of(network.routes(Scene.HUB), network.routes(Scene.SPOKE))).allMatch(List::isEmpty);
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("REFUSE by " + rule, range, Scene.SPOKE));
    }
}
