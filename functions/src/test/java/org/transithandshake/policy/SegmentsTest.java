package org.transithandshake.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final Segments SEGMENTS = new Segments(List.of("shared", "spokes", "lonely", "watch"),
            Map.of("spokes", Set.of("shared"), "shared", Set.of("spokes"), "watch", Set.of("spokes")),
            Set.of("spokes"), Set.of("lonely"));

    @Test
    void aSegmentThatReachesOnlyItselfShowsAndComparesItself() {
        assertThat(SEGMENTS.showing("lonely")).containsExactly("lonely");
        assertThat(SEGMENTS.comparedWith("lonely")).containsExactly("lonely");
    }

    @Test
    void anIsolatedSegmentIsShownToThoseThatReachItAndNotToItself() {
        assertThat(SEGMENTS.showing("spokes")).containsExactly("shared", "watch");
    }

    @Test
    void theOwnSegmentIsComparedFirstEvenIfItIsIsolated() {
        assertThat(SEGMENTS.comparedWith("spokes")).containsExactly("spokes", "shared", "watch");
    }

    @Test
    void reachingIsNotMutual() {
        assertThat(SEGMENTS.reaches("watch", "spokes")).isTrue();
        assertThat(SEGMENTS.reaches("spokes", "watch")).isFalse();
        assertThat(SEGMENTS.showing("watch")).containsExactly("watch");
        assertThat(SEGMENTS.comparedWith("watch")).containsExactly("watch", "spokes");
    }

    @Test
    void reachingIsNotHandedOn() {
        assertThat(SEGMENTS.reaches("watch", "shared")).isFalse();
    }

    @Test
    void aNameThatIsNoSegmentIsToldWithItsParameter() {
        assertThatIllegalArgumentException().isThrownBy(() ->
                        new Segments(List.of("main"), Map.of("prod", Set.of("main")), Set.of(), Set.of()))
                .withMessage("SegmentReach names the segment 'prod', which Segments does not have; it has main");
        assertThatIllegalArgumentException().isThrownBy(() ->
                        new Segments(List.of("main"), Map.of("main", Set.of("prod")), Set.of(), Set.of()))
                .withMessageStartingWith("SegmentReach names the segment 'prod'");
        assertThatIllegalArgumentException().isThrownBy(() ->
                        new Segments(List.of("main"), Map.of(), Set.of("prod"), Set.of()))
                .withMessageStartingWith("IsolatedSegments");
        assertThatIllegalArgumentException().isThrownBy(() ->
                        new Segments(List.of("main"), Map.of(), Set.of(), Set.of("prod")))
                .withMessageStartingWith("StaticSegments");
    }

    @Test
    void aNameTwiceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Segments.apart("main", "main"))
                .withMessageContaining("only once");
    }

    @Test
    void theTextDoesNotDependOnTheOrderOfSets() {
        Segments one = new Segments(List.of("a", "b", "c"), Map.of("a", Set.of("b", "c")), Set.of("b", "c"), Set.of());
        Segments two = new Segments(List.of("a", "b", "c"), Map.of("a", Set.of("c", "b")), Set.of("c", "b"), Set.of());
        assertThat(one).hasToString(two.toString());
        assertThat(one.toString()).isNotEqualTo(Segments.apart("a", "b", "c").toString());
    }
}
