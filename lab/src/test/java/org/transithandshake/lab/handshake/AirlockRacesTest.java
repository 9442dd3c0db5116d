package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Switches.Overlap;
import org.transithandshake.lab.time.Delay;

/** Requests that are accepted in the same second meet in the airlock. Everybody who may gets in, one at a time. */
class AirlockRacesTest {
    /** They show in different airlocks even if they exclude each other; {@link NinePairsTest} has the other cases. */
    private static final Overlap SHOWN = Overlap.IDENTICAL_PER_TABLE;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void twoAtOnceAreBothConnected(int airlocks) {
        assertAllConnected(apart(ThisRun.setup(), 2).hub(airlocks).settle(), 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void fiveAtOnceOfFewSpokesAreAllConnected(int airlocks) {
        Crowd crowd = new Crowd(ThisRun.setup())
                .spoke("10.1.0.0/16", "10.3.0.0/16", "10.4.0.0/16").spoke("10.5.0.0/16", "10.6.0.0/16");
        assertAllConnected(crowd.hub(airlocks).settle(), 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void twentyAtOnceAreAllConnected(int airlocks) {
        int many = ThisRun.expects(20, 10); // where every event comes in a dozen copies, ten are as much work
        assertAllConnected(apart(ThisRun.setup(), many).hub(airlocks).settle(), many);
    }

    static Stream<Arguments> draws() {
        return IntStream.range(0, 3).boxed().flatMap(seed -> Stream.of(Arguments.of(seed, 1), Arguments.of(seed, 4)));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void whateverTheDelaysNoneIsLeftOut(int seed, int airlocks) {
        assertAllConnected(apart(ThisRun.setup().drawn().seed(seed), 5).hub(airlocks).settle(), 5);
    }

    /** The gateway shows a propagation only after a minute, so nobody is through in less than two. */
    @Test
    void twentyAtOnceGetInHoweverSlowTheGatewayShowsThem() {
        LabSetup slow = ThisRun.setup().with(Delay.SEARCH_LAG, Duration.ofSeconds(60));
        assertAllConnected(apart(slow, 20).hub(1).settle(), 20);
    }

    @ParameterizedTest
    @MethodSource("draws")
    void ofRangesThatExcludeEachOtherOneGetsInAndThePersonIsToldOfBoth(int seed, int airlocks) {
        Crowd crowd = new Crowd(ThisRun.setup(SHOWN).drawn().seed(seed)).spoke("10.1.0.0/16", "10.3.0.0/16")
                .spoke("10.1.0.0/16", "10.4.0.0/16").spoke("10.4.128.0/17", "10.5.0.0/16").hub(airlocks).settle();
        assertOneOf(crowd, List.of("10.1.0.0/16"), "Refused");
        assertOneOf(crowd, List.of("10.4.0.0/16", "10.4.128.0/17"), "Refused");
        assertThat(crowd.endings()).containsEntry("10.3.0.0/16", List.of(Crowd.CONNECTED))
                .containsEntry("10.5.0.0/16", List.of(Crowd.CONNECTED));
        assertSafe(crowd, 4);
        assertBothAreNamed(crowd, List.of("10.1.0.0/16"));
        assertBothAreNamed(crowd, List.of("10.4.0.0/16", "10.4.128.0/17"));
        assertThat(crowd.messages()).hasSize(2);
    }

    @Test
    void threeEqualOnesAtOnceLeaveOne() {
        Crowd crowd = new Crowd(ThisRun.setup(SHOWN)).spoke("10.1.0.0/16").spoke("10.1.0.0/16").spoke("10.1.0.0/16")
                .hub(4).settle();
        assertOneOf(crowd, List.of("10.1.0.0/16"), "Refused");
        assertSafe(crowd, 1);
        assertThat(crowd.messages()).hasSize(2);
    }

    static Crowd apart(LabSetup setup, int many) {
        Crowd crowd = new Crowd(setup);
        IntStream.range(0, many).forEach(i -> crowd.spoke("10." + (i + 1) + ".0.0/16"));
        return crowd;
    }

    static void assertAllConnected(Crowd crowd, int many) {
        assertThat(crowd.endings()).hasSize(many).allSatisfy((range, ends) ->
                assertThat(ends).containsExactly(Crowd.CONNECTED));
        assertSafe(crowd, many);
        assertThat(crowd.messages()).isEmpty();
    }

    /** Nobody but these was ever in the segment, none beside another that it excludes, and the airlocks are empty. */
    static void assertSafe(Crowd crowd, int connected) {
        List<String> in = crowd.endings().entrySet().stream().filter(end -> end.getValue().contains(Crowd.CONNECTED))
                .map(Map.Entry::getKey).toList();
        assertThat(crowd.watch().clashes()).isEmpty();
        assertThat(crowd.watch().everIn()).as("ever in the segment").hasSize(connected);
        assertThat(crowd.watch().everIn()).extracting(crowd::rangeOf).containsExactlyInAnyOrderElementsOf(in);
        assertThat(crowd.inAirlocks()).isEmpty();
    }

    static void assertOneOf(Crowd crowd, List<String> ranges, String otherwise) {
        List<String> ends = ranges.stream().distinct().flatMap(range -> crowd.endings().get(range).stream())
                .sorted().toList();
        assertThat(ends).contains(Crowd.CONNECTED).containsOnlyOnce(Crowd.CONNECTED)
                .allMatch(end -> end.equals(Crowd.CONNECTED) || end.equals(otherwise));
    }

    static void assertBothAreNamed(Crowd crowd, List<String> ranges) {
        List<String> both = ranges.stream().flatMap(range -> crowd.attachmentsOf(range).stream()).toList();
        assertThat(crowd.messages()).filteredOn(message -> both.stream().anyMatch(message.text()::contains))
                .singleElement().satisfies(message -> assertThat(message.text()).contains(both));
    }
}
