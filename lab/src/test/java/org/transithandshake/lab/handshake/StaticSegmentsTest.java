package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.ThisRun;
import software.amazon.awssdk.services.ec2.model.Filter;

/** A segment whose members' ranges are static routes: what nobody approved is never shown, not for a moment. */
class StaticSegmentsTest {
    private static final String LATER = "10.9.0.0/16";
    private static final Map<String, String> STATIC = Map.of("Segments", "shared,spokes",
            "AccountSegments", Scene.SPOKE + "=spokes", "SegmentReach", "spokes>shared,shared>spokes",
            "StaticSegments", "spokes");

    @Test
    void anApprovedRangeIsAStaticRouteInEverySegmentThatReachesIt() {
        Scene scene = played();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.network().propagating("segment:spokes")).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.network().propagating("segment:shared")).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.network().shown("segment:spokes")).containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE);
        assertThat(staticRoutes(scene, "segment:shared")).containsExactly(Scene.SPOKE_RANGE);
    }

    /** The range is one that the policy allows, and still nobody has looked at it. */
    @Test
    void aRangeAddedLaterIsNeverShown() {
        Scene scene = played();
        add(scene);
        Set<String> shown = new TreeSet<>();
        scene.settle(() -> look(scene, shown));
        Replay.of(scene).inOrder();
        look(scene, shown);
        assertThat(shown).containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE);
    }

    @Test
    void aRangeAddedLaterIsInspectedWithTheNextPolicy() {
        Scene scene = played();
        add(scene);
        scene.settle();
        update(scene, Map.of("AllowedCidrs", "10.0.0.0/8,192.168.0.0/16"));
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().shown("segment:shared"))
                .containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE, LATER);
        assertThat(scene.network().propagating("segment:shared")).containsExactly(scene.vpcOf(Scene.HUB));
    }

    @Test
    void aRangeThatAPolicyNoLongerAllowsLosesItsRoutes() {
        Scene scene = played();
        update(scene, Map.of("AllowedCidrs", "10.2.0.0/16"));
        assertThat(scene.endings()).containsExactly("Connected", "Refused");
        assertThat(scene.network().shown("segment:spokes")).containsExactly(Scene.HUB_RANGE);
        assertThat(scene.network().shown("segment:shared")).containsExactly(Scene.HUB_RANGE);
        assertThat(scene.network().associated("segment:spokes")).isEmpty();
    }

    @Test
    void aSegmentThatIsNoLongerStaticPropagatesAndKeepsNoRouteOfBefore() {
        Scene scene = played();
        update(scene, Map.of("StaticSegments", ""));
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().propagating("segment:shared"))
                .containsExactlyInAnyOrder(scene.vpcOf(Scene.HUB), scene.vpcOf(Scene.SPOKE));
        assertThat(scene.network().shown("segment:shared")).contains(Scene.SPOKE_RANGE);
        assertThat(staticRoutes(scene, "segment:shared")).isEmpty();
        assertThat(staticRoutes(scene, "segment:spokes")).isEmpty();
    }

    private static List<String> staticRoutes(Scene scene, String role) {
        String table = scene.network().table(role).getFirst();
        return scene.lab.ec2(Scene.HUB).searchTransitGatewayRoutes(r -> r.transitGatewayRouteTableId(table)
                        .filters(Filter.builder().name("type").values("static").build())).routes().stream()
                .map(route -> route.destinationCidrBlock()).toList();
    }

    @Test
    void aSegmentThatBecomesStaticPropagatesNoMore() {
        Scene scene = played(with(STATIC, Map.of("StaticSegments", "")));
        update(scene, STATIC);
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().propagating("segment:shared")).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.network().shown("segment:shared")).containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE);
    }

    private static void add(Scene scene) {
        scene.lab.ec2(Scene.SPOKE).associateVpcCidrBlock(r -> r.vpcId(scene.vpcOf(Scene.SPOKE)).cidrBlock(LATER));
    }

    private static void look(Scene scene, Set<String> shown) {
        shown.addAll(scene.network().shown("segment:spokes"));
        shown.addAll(scene.network().shown("segment:shared"));
    }

    private static void update(Scene scene, Map<String, String> changed) {
        scene.hub(with(STATIC, changed), Scene.SPOKE).settle().ring(Scene.SPOKE).settle();
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static Scene played() {
        return played(STATIC);
    }

    private static Scene played(Map<String, String> parameters) {
        Scene scene = new Scene(ThisRun.setup());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        return scene.hub(parameters, Scene.SPOKE).settle();
    }
}
