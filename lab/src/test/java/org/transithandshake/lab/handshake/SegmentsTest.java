package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches.Overlap;

/** Which segments show whose ranges, and whose ranges must therefore not overlap. */
class SegmentsTest {
    private static final String OTHER_RANGE = "10.3.0.0/16";
    private static final String BOTH_SPOKES = Scene.SPOKE + "=spokes," + Scene.OTHER_SPOKE + "=spokes";

    /** The hub's VPC offers what both use; the spokes are none of each other's business. */
    private static final Map<String, String> HUB_AND_SPOKES = Map.of("Segments", "shared,spokes",
            "AccountSegments", BOTH_SPOKES, "SegmentReach", "spokes>shared,shared>spokes",
            "IsolatedSegments", "spokes");

    @Test
    void isolatedSpokesReachTheSharedSegmentAndNotEachOther() {
        Scene scene = play(ThisRun.setup(), OTHER_RANGE, HUB_AND_SPOKES);
        Network network = scene.network();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(network.shown("segment:spokes")).containsExactly(Scene.HUB_RANGE);
        assertThat(network.shown("segment:shared"))
                .containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE, OTHER_RANGE);
        assertThat(network.associated("segment:spokes"))
                .containsExactlyInAnyOrder(scene.vpcOf(Scene.SPOKE), scene.vpcOf(Scene.OTHER_SPOKE));
        assertThat(network.associated("segment:shared")).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(network.routes(Scene.HUB)).containsExactly(Scene.SPOKE_RANGE, OTHER_RANGE);
    }

    /** They never meet in their own table, but the shared one would have to choose between them. */
    @Test
    void equalRangesOfIsolatedSpokesOverlapInTheSegmentThatReachesBoth() {
        Scene scene = play(ThisRun.setup(Overlap.IDENTICAL_PER_TABLE), Scene.SPOKE_RANGE, HUB_AND_SPOKES);
        assertThat(scene.endings()).containsExactlyInAnyOrder("Connected", "Refused");
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("REFUSE by overlap"));
    }

    @Test
    void reachingIsNotMutual() {
        Scene scene = play(ThisRun.setup(), OTHER_RANGE, Map.of("Segments", "main,a,b", "SegmentReach", "a>b",
                "AccountSegments", Scene.SPOKE + "=a," + Scene.OTHER_SPOKE + "=b"));
        assertThat(scene.network().shown("segment:a")).containsExactly(Scene.SPOKE_RANGE, OTHER_RANGE);
        assertThat(scene.network().shown("segment:b")).containsExactly(OTHER_RANGE);
        assertThat(scene.network().shown("segment:main")).containsExactly(Scene.HUB_RANGE);
    }

    @ParameterizedTest
    @CsvSource({"IDENTICAL_PER_TABLE", "OVERLAPPING_PER_TABLE"})
    void equalRangesInSegmentsThatNeverMeetAreBothPlaced(Overlap overlap) {
        Scene scene = playApart(overlap);
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().shown("segment:a")).containsExactly(Scene.SPOKE_RANGE);
        assertThat(scene.network().shown("segment:b")).containsExactly(Scene.SPOKE_RANGE);
        assertThat(scene.network().routes(Scene.HUB)).as("the hub's segment reaches neither").isEmpty();
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void equalRangesThatTheGatewayDoesNotShowTwiceAreReviewed() {
        Scene scene = playApart(Overlap.GATEWAY_WIDE);
        assertThat(scene.endings()).containsExactlyInAnyOrder("Connected", "UnderReview");
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("REVIEW by not-seen"));
        Network network = scene.network();
        assertThat(network.associated("segment:a").size() + network.associated("segment:b").size()).isEqualTo(1);
    }

    /** A segment that nobody reaches, not even its own members: associated, and shown nowhere. */
    @Test
    void aSegmentThatNobodyReachesShowsNothingAndIsStillConnected() {
        Scene scene = play(ThisRun.setup(), OTHER_RANGE, Map.of("Segments", "shared,spokes",
                "AccountSegments", BOTH_SPOKES, "IsolatedSegments", "spokes"));
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().shown("segment:spokes")).isEmpty();
        int end = scene.now();
        Replay.of(scene).inOrder();
        assertThat(scene.changes(end)).as("and no event has it placed again").isEmpty();
    }

    @Test
    void theHubsOwnVpcsAreInTheSegmentOfItsAccount() {
        Scene scene = play(ThisRun.setup(), OTHER_RANGE, Map.of("Segments", "main,services",
                "AccountSegments", Scene.HUB + "=services", "SegmentReach", "main>services,services>main"));
        assertThat(scene.network().associated("segment:services")).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.network().shown("segment:main"))
                .containsExactly(Scene.SPOKE_RANGE, Scene.HUB_RANGE, OTHER_RANGE);
    }

    /** Rules cannot read such texts, so the offer's first function does, before anything is made. */
    @ParameterizedTest
    @MethodSource("unknown")
    void whatNamesNoSegmentStopsTheOfferBeforeAnythingIsMade(Map<String, String> parameters, String why) {
        Scene scene = new Scene(ThisRun.setup());
        scene.hub(parameters, Scene.SPOKE).settle();
        assertThat(scene.calls()).noneMatch(call -> call.operation().startsWith("Create"));
        assertThat(scene.lab.journal().of(Entry.Execution.class)).filteredOn(e -> e.status().equals("FAILED"))
                .isNotEmpty().allSatisfy(failed -> assertThat(failed.detail()).contains(why));
    }

    static Stream<Arguments> unknown() {
        String twenty = IntStream.rangeClosed(1, 20).mapToObj(i -> "s" + i).collect(Collectors.joining(","));
        return Stream.of(
                arguments(Map.of("AccountSegments", Scene.SPOKE + "=prod"),
                        "AccountSegments names the segment 'prod', which Segments does not have; it has main"),
                arguments(Map.of("SegmentReach", "main>prod"),
                        "SegmentReach names the segment 'prod', which Segments does not have; it has main"),
                arguments(Map.of("SegmentReach", "main>main", "IsolatedSegments", "main"),
                        "take it out of one of them"),
                arguments(Map.of("Segments", twenty), "ask for 21 route tables, but a gateway can have 20"));
    }

    private static Arguments arguments(Map<String, String> parameters, String why) {
        return Arguments.of(parameters, why);
    }

    @ParameterizedTest
    @CsvSource({"IsolatedSegments", "StaticSegments"})
    void theTemplateRefusesListsOfSegmentsThatThereAreNot(String parameter) {
        Scene scene = new Scene(ThisRun.setup());
        assertThatThrownBy(() -> scene.hub(Map.of(parameter, "main,prod"), Scene.SPOKE))
                .hasMessageContaining(parameter + " names a segment that Segments does not have");
        assertThat(scene.lab.journal().of(Entry.Event.class)).isEmpty();
    }

    /** One search of each table is all that segments add. */
    @Test
    @AtItsOwnEnd
    void aFurtherSegmentCostsItsOwnCallsOnly() {
        Scene one = play(LabSetup.quiet(), OTHER_RANGE, Map.of("Segments", "main,idle"));
        Scene two = play(LabSetup.quiet(), OTHER_RANGE, Map.of("Segments", "main,idle",
                "SegmentReach", "idle>main"));
        assertThat(searches(two) - searches(one)).as("at placing and at proving, for two spokes").isEqualTo(4);
    }

    private static long searches(Scene scene) {
        return scene.calls().filter(call -> call.operation().equals("SearchTransitGatewayRoutes")).count();
    }

    private static Scene playApart(Overlap overlap) {
        return play(ThisRun.setup(overlap), Scene.SPOKE_RANGE,
                Map.of("Segments", "main,a,b", "AccountSegments", Scene.SPOKE + "=a," + Scene.OTHER_SPOKE + "=b"));
    }

    private static Scene play(LabSetup setup, String otherRange, Map<String, String> parameters) {
        Scene scene = new Scene(setup);
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).spoke(Scene.OTHER_SPOKE, otherRange, Map.of()).settle();
        return scene.hub(parameters, List.of(Scene.SPOKE, Scene.OTHER_SPOKE).toArray(String[]::new)).settle();
    }
}
