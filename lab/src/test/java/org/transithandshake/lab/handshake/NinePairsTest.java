package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Switches.Overlap;
import org.transithandshake.lab.time.Delay;

/**
 * AWS's documents disagree on which ranges a gateway silently leaves out, and say nothing of how soon a search shows
 * the others. Whatever it is, ranges that exclude each other never stand in the segment together.
 */
class NinePairsTest {
    static Stream<Arguments> pairs() {
        return Stream.of(Overlap.values()).flatMap(overlap -> Stream.of(0, 10, 60).flatMap(lag ->
                Stream.of(1, 4).map(airlocks -> Arguments.of(overlap, lag, airlocks))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void apartFromEachOtherAllGetIn(Overlap overlap, int lag, int airlocks) {
        AirlockRacesTest.assertAllConnected(
                AirlockRacesTest.apart(setup(overlap, lag), 5).hub(airlocks).settle(), 5);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void equalOnesNeverGetInBoth(Overlap overlap, int lag, int airlocks) {
        assertOneOfTwo(overlap, lag, airlocks, "10.1.0.0/16", "10.1.0.0/16");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void nestedOnesNeverGetInBoth(Overlap overlap, int lag, int airlocks) {
        assertOneOfTwo(overlap, lag, airlocks, "10.1.0.0/16", "10.1.128.0/17");
    }

    /** A third, which excludes nobody, always gets in. */
    private static void assertOneOfTwo(Overlap overlap, int lag, int airlocks, String one, String other) {
        Crowd crowd = new Crowd(setup(overlap, lag)).spoke(one).spoke(other).spoke("10.5.0.0/16")
                .hub(airlocks).settle();
        boolean hidden = overlap == Overlap.GATEWAY_WIDE;
        AirlockRacesTest.assertOneOf(crowd, List.of(one, other), hidden ? "UnderReview" : "Refused");
        AirlockRacesTest.assertSafe(crowd, 2);
        assertThat(crowd.endings()).containsEntry("10.5.0.0/16", List.of(Crowd.CONNECTED));
        assertThat(crowd.messages()).hasSize(1);
        if (!hidden) {
            AirlockRacesTest.assertBothAreNamed(crowd, List.of(one, other).stream().distinct().toList());
        }
    }

    private static LabSetup setup(Overlap overlap, int lag) {
        return ThisRun.setup(overlap).with(Delay.SEARCH_LAG, Duration.ofSeconds(lag));
    }
}
