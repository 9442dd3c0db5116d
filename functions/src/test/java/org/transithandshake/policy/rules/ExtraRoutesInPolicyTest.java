package org.transithandshake.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Applicant;
import org.transithandshake.policy.Decision;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.RouteOwner;
import org.transithandshake.policy.Segments;

/** Static routes and blackholes of segments: how they are written, and what they leave to others. */
class ExtraRoutesInPolicyTest {
    private static final String ATTACHMENT = "tgw-attach-0123456789abcdef0";
    private static final String POLICY = """
            version: 1
            segments:
              main:
                static:
                  - {cidr: 10.9.0.0/16, attachment: tgw-attach-0123456789abcdef0}
                blackhole: [192.168.0.0/16, "2001:db8:dead::/48"]
            place:
              - {id: all, effect: place, when: {within: [10.0.0.0/8, 192.168.0.0/15]}}
            """;

    @Test
    void aSegmentHasStaticRoutesAndBlackholes() {
        assertThat(PolicyFile.read(POLICY).faults()).isEmpty();
        Segments segments = PolicyFile.read(POLICY).policy().orElseThrow().segments();
        assertThat(segments.extraOf("main")).containsExactly(new RouteOwner(Cidr.of("10.9.0.0/16"), ATTACHMENT),
                RouteOwner.blackhole(Cidr.of("192.168.0.0/16")), RouteOwner.blackhole(Cidr.of("2001:db8:dead::/48")));
        assertThat(segments.led()).containsOnlyKeys(ATTACHMENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "static: [{cidr: 10.9.0.1/16, attachment: tgw-attach-0123456789abcdef0}] | has bits set behind its prefix",
        "static: [{cidr: 10.9.0.0/16}] | a static route has no 'attachment'",
        "static: [{attachment: tgw-attach-0123456789abcdef0}] | a static route has no 'cidr'",
        "static: [{cidr: 10.9.0.0/16, attachment: vpc-1}] | 'vpc-1' is no attachment of a gateway",
        "static: [{cidr: 10.9.0.0/16, attachments: x}] | 'attachments' is not a key of a static route",
        "static: 10.9.0.0/16 | 'static' is '10.9.0.0/16'",
        "blackhole: [10.9.0.0/33] | 10.9.0.0/33",
        "blackhole: [10.9.0.0/16, 10.9.0.0/16] | the segment has two routes to 10.9.0.0/16"})
    void aFaultSaysWhatIsWrongAndWhere(String member, String told) {
        String text = "version: 1\nsegments:\n  main:\n    " + member + "\n";
        assertThat(PolicyFile.read(text).faults()).anySatisfy(fault -> {
            assertThat(fault.toString()).startsWith("4:").contains(told);
            assertThat(fault.cure()).isNotBlank();
        });
    }

    @Test
    void aTableHasATagForEachAndNoMoreThanFiftyTags() {
        String ranges = IntStream.range(0, 41).mapToObj(i -> "10." + i + ".0.0/16").collect(Collectors.joining(", "));
        assertThat(PolicyFile.read("version: 1\nsegments: {main: {blackhole: [" + ranges + "]}}\n").faults())
                .singleElement().asString().contains("a segment has 41 static and blackhole routes, and can have 40");
    }

    /** Within a blackhole, a range would let through what is to be dropped; around it, the blackhole goes on. */
    @Test
    void aRangeWithinABlackholeIsRefusedAndOneAroundItIsNot() {
        assertThat(place("192.168.5.0/24").effect()).isEqualTo(Effect.REFUSE);
        assertThat(place("192.168.5.0/24").explain())
                .contains("192.168.5.0/24 overlaps 192.168.0.0/16 of blackhole");
        assertThat(place("192.168.0.0/16").effect()).isEqualTo(Effect.REFUSE);
        assertThat(place("192.168.0.0/15").effect()).isEqualTo(Effect.PLACE);
    }

    @Test
    void aRangeThatAStaticRouteLeadsElsewhereIsSomebodyElses() {
        RouteOwner led = new RouteOwner(Cidr.of("10.9.0.0/16"), ATTACHMENT);
        assertThat(place("10.9.1.0/24", led).effect()).isEqualTo(Effect.REFUSE);
        assertThat(place("10.8.0.0/15", led).effect()).isEqualTo(Effect.REFUSE);
        assertThat(place("10.8.0.0/16", led).effect()).isEqualTo(Effect.PLACE);
    }

    @Test
    void aDefaultRouteExcludesNobody() {
        assertThat(place("10.9.1.0/24", new RouteOwner(Cidr.of("0.0.0.0/0"), ATTACHMENT)).effect())
                .isEqualTo(Effect.PLACE);
        assertThat(place("10.9.1.0/24", RouteOwner.blackhole(Cidr.of("0.0.0.0/0"))).effect()).isEqualTo(Effect.PLACE);
    }

    private static Decision place(String range, RouteOwner... others) {
        return new FilePolicy(PolicyFile.read(POLICY).policy().orElseThrow(), LocalDate.of(2026, 11, 23))
                .place(new Applicant("111111111111", "vpc-1", 1), List.of(Cidr.of(range)), List.of(others));
    }
}
