package org.transithandshake.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Allocations;
import org.transithandshake.policy.Applicant;
import org.transithandshake.policy.Effect;

/** A condition on what pools of IPAM have given a VPC. */
class AllocatedTest {
    private static final String ONE = "ipam-pool-0123456789abcdef0";
    private static final String OTHER = "ipam-pool-0aaaaaaaaaaaaaaaa";
    private static final Cidr RANGE = Cidr.of("10.1.0.0/16");
    private static final Cidr ANOTHER = Cidr.of("10.2.0.0/16");

    @Test
    void everyRangeIsGivenByOneOfThePools() {
        Allocations split = (pool, who) -> Optional.of(Set.of(pool.equals(ONE) ? RANGE : ANOTHER));
        assertThat(decide(ONE + ", " + OTHER, split, RANGE, ANOTHER)).isEqualTo(Effect.PLACE);
        assertThat(decide(ONE, split, RANGE, ANOTHER)).isEqualTo(Effect.REVIEW);
        assertThat(decide(ONE, split, RANGE)).isEqualTo(Effect.PLACE);
    }

    @Test
    void aPoolThatCannotBeReadIsReview() {
        assertThat(decide(ONE, Allocations.UNKNOWN, RANGE)).isEqualTo(Effect.REVIEW);
        assertThat(decide(ONE, (pool, who) -> Optional.of(Set.of()), RANGE)).isEqualTo(Effect.REVIEW);
    }

    @Test
    void ofTwoRulesTheOneWithFewerPoolsIsTheNarrower() {
        assertThat(new Allocated(Set.of(ONE)).implies(new Allocated(Set.of(ONE, OTHER)))).isTrue();
        assertThat(new Allocated(Set.of(ONE, OTHER)).implies(new Allocated(Set.of(ONE)))).isFalse();
    }

    @Test
    void whatIsNoPoolIsAFault() {
        assertThat(PolicyFile.read(policy("pool-1")).faults()).singleElement().asString().startsWith("3:")
                .contains("'pool-1' is not a pool of IPAM; write one such as ipam-pool-0123456789abcdef0");
    }

    private static Effect decide(String pools, Allocations allocations, Cidr... ranges) {
        return new FilePolicy(PolicyFile.read(policy(pools)).policy().orElseThrow(), LocalDate.of(2026, 11, 23),
                allocations).place(new Applicant("111111111111", "vpc-1", 1), List.of(ranges), List.of()).effect();
    }

    private static String policy(String pools) {
        return "version: 1\nplace:\n  - {id: given, effect: place, when: {ipamPools: [" + pools + "]}}\n";
    }
}
