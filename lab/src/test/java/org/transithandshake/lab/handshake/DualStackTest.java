package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Switches.Overlap;
import org.transithandshake.lab.demo.Counts;
import org.transithandshake.lab.demo.NetworkReader;
import org.transithandshake.lab.demo.Phase;
import org.transithandshake.path.Pair;
import org.transithandshake.path.Reachability;
import org.transithandshake.path.Verdict;

/** IPv6 beside IPv4 through the whole handshake: inspected, placed, routed on both sides, and never let in unseen. */
class DualStackTest {
    private static final String HUB6 = "2001:db8:2::/56";
    private static final String SPOKE6 = "2001:db8:1::/56";
    private static final String BOTH = Scene.HUB_RANGE + "," + HUB6;
    private static final String OUTSIDE = "2001:dba:1::/56";

    @Test
    void bothFamiliesAreRoutedAndTracedBothWays() {
        Scene scene = play(SPOKE6);
        Network network = scene.network();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(network.shown(Network.SEGMENT))
                .containsExactlyInAnyOrder(Scene.HUB_RANGE, Scene.SPOKE_RANGE, HUB6, SPOKE6);
        assertThat(network.routes(Scene.HUB)).containsExactlyInAnyOrder(Scene.SPOKE_RANGE, SPOKE6);
        assertThat(network.routes(Scene.SPOKE)).containsExactlyInAnyOrder(Scene.HUB_RANGE, HUB6);
        assertThat(trace(scene).findings()).isEmpty();
        assertThat(trace(scene).pairs()).hasSize(4).allMatch(DualStackTest::isWhole);
        assertThat(scene.messages()).isEmpty();
    }

    private static boolean isWhole(Pair pair) {
        return pair.arrives() == Verdict.YES && pair.answers() == Verdict.YES;
    }

    private static Reachability trace(Scene scene) {
        return Reachability.of(new NetworkReader(scene.lab).read(List.of(Scene.HUB, Scene.SPOKE), Scene.HUB));
    }

    /** Each side's second route; nothing else is asked or done twice. */
    @Test
    @AtItsOwnEnd
    void theSecondFamilyCostsARouteOnEachSide() {
        Counts counts = Counts.of(Phase.CONNECT.of(play(SPOKE6).lab.journal()));
        assertThat(counts.calls()).as("%s", counts.callsByOperation()).isEqualTo(41);
        assertThat(counts.invocations()).isEqualTo(9);
        assertThat(counts.transitions()).isEqualTo(23);
    }

    @Test
    void anIpv6RangeOutsideThePolicyIsNeverAssociated() {
        Scene scene = watched(Scene.dualStack(ThisRun.setup(), 1), OUTSIDE);
        assertThat(scene.endings()).containsExactly("Refused");
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .contains("REFUSE by allowed-cidrs", OUTSIDE));
    }

    /** A policy of IPv4 alone, to which a spoke that wants IPv6 shows both. */
    @Test
    void aHubThatAllowsIpv4AloneRefusesAVpcThatAsksForIpv6() {
        Scene scene = spoke(Scene.dualStack(ThisRun.setup(), 1), SPOKE6);
        scene.hub(Map.of("AllowedCidrs", "10.0.0.0/8"), Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Refused");
    }

    /** What the gateway does not show for an attachment with IPv6 is reviewed, whatever IPv4 looks like. */
    @ParameterizedTest
    @CsvSource({
        "IDENTICAL_PER_TABLE, 2001:db8:2::/56, Refused",
        "IDENTICAL_PER_TABLE, 2001:db8:2::/60, Refused",
        "IDENTICAL_PER_TABLE, 2001:db8::/44, Refused",
        "OVERLAPPING_PER_TABLE, 2001:db8::/44, Refused",
        "GATEWAY_WIDE, 2001:db8:2::/56, UnderReview",
        "GATEWAY_WIDE, 2001:db8:2::/60, UnderReview",
        "GATEWAY_WIDE, 2001:db8::/44, UnderReview"})
    void anOverlappingIpv6RangeIsNeverPlaced(Overlap overlap, String range, String end) {
        Scene scene = watched(Scene.dualStack(ThisRun.setup(overlap), 1), range);
        assertThat(scene.endings()).containsExactly(end);
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .containsAnyOf(range + " overlaps " + HUB6, "shows an IPv6 range of the VPC"));
    }

    @Test
    void aHubVpcWithoutIpv6IsRoutedByIpv4Alone() {
        Scene scene = spoke(Scene.dualStack(ThisRun.setup(), 1), SPOKE6);
        scene.vpc(Scene.HUB, Scene.HUB_RANGE, Optional.empty());
        scene.hub(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.network().routes(Scene.HUB)).containsExactly(Scene.SPOKE_RANGE);
        assertThat(scene.network().attachmentOf(Scene.HUB).options().ipv6SupportAsString()).isEqualTo("disable");
        assertThat(trace(scene).pairs()).hasSize(2).allMatch(DualStackTest::isWhole);
        assertThat(scene.messages()).isEmpty();
    }

    /** A VPC has IPv6 for the internet, but reaches the hub by IPv4: its IPv6 range is not shown to the gateway. */
    @Test
    void aSpokeWhoseDestinationsAreIpv4DoesNotAskForIpv6() {
        Scene scene = Scene.dualStack(ThisRun.setup(), 1);
        scene.spokeOf(Scene.SPOKE, scene.vpc(Scene.SPOKE, Scene.SPOKE_RANGE, Optional.of(OUTSIDE)), Map.of()).settle();
        scene.hub(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.network().attachmentOf(Scene.SPOKE).options().ipv6SupportAsString()).isEqualTo("disable");
        assertThat(scene.network().shown(Network.SEGMENT)).doesNotContain(OUTSIDE);
        assertThat(trace(scene).findings()).anyMatch(finding -> finding.code().name().equals("IPV6_SUPPORT"));
    }

    private static Scene play(String ipv6) {
        return spoke(Scene.dualStack(ThisRun.setup(), 1), ipv6).hub(Scene.SPOKE).settle();
    }

    private static Scene spoke(Scene scene, String ipv6) {
        return scene.spokeOf(Scene.SPOKE, scene.vpc(Scene.SPOKE, Scene.SPOKE_RANGE, Optional.of(ipv6)),
                Map.of("Destinations", BOTH)).settle();
    }

    /** Looks at the segment at every instant: nothing but the hub's own VPC is ever in it. */
    private static Scene watched(Scene scene, String ipv6) {
        spoke(scene, ipv6).hub(Scene.SPOKE);
        Set<String> shown = new TreeSet<>();
        Set<String> placed = new TreeSet<>();
        scene.settle(() -> {
            shown.addAll(scene.network().shown(Network.SEGMENT));
            placed.addAll(scene.network().associated(Network.SEGMENT));
            placed.addAll(scene.network().propagating(Network.SEGMENT));
        });
        assertThat(shown).containsExactlyInAnyOrder(Scene.HUB_RANGE, HUB6);
        assertThat(placed).containsExactly(scene.vpcOf(Scene.HUB));
        return scene;
    }
}
