package org.transithandshake.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;

class PolicyTest {
    private static final String A = "111111111111";
    private static final Policy POLICY = new ParameterPolicy(Set.of(A), List.of(Cidr.of("10.0.0.0/8")),
            Segments.apart("main", "shared"), Map.of("333333333333", "shared"));

    @Test
    void anAllowedAccountIsAdmitted() {
        Decision decision = POLICY.admit(applicant(A));
        assertThat(decision.effect()).isEqualTo(Effect.ADMIT);
        assertThat(decision.rule()).isEqualTo("allowed-accounts");
    }

    @Test
    void whatNothingAllowsIsReviewedAndNeverAdmitted() {
        Decision decision = POLICY.admit(applicant("444444444444"));
        assertThat(decision.effect()).isEqualTo(Effect.REVIEW);
        assertThat(decision.rule()).isEqualTo("none");
        assertThat(decision.explain()).contains("444444444444").contains("no");
    }

    @Test
    void rangesWithinThePolicyArePlaced() {
        assertThat(place(List.of("10.1.0.0/16", "10.9.0.0/24"), List.of()).effect()).isEqualTo(Effect.PLACE);
    }

    @Test
    void oneRangeOutsideRefusesAll() {
        Decision decision = place(List.of("10.1.0.0/16", "172.20.0.0/16"), List.of());
        assertThat(decision.effect()).isEqualTo(Effect.REFUSE);
        assertThat(decision.rule()).isEqualTo("allowed-cidrs");
        assertThat(decision.conditions()).filteredOn(condition -> !condition.held())
                .extracting(Condition::value).containsExactly("172.20.0.0/16");
    }

    @Test
    void aRangeWiderThanAllowedIsOutside() {
        assertThat(place(List.of("10.0.0.0/7"), List.of()).effect()).isEqualTo(Effect.REFUSE);
    }

    @Test
    void equalNestedAndEnclosingRangesOfOthersRefuseAndNameBothParties() {
        for (String other : List.of("10.1.0.0/16", "10.1.3.0/24", "10.0.0.0/12")) {
            Decision decision = place(List.of("10.1.0.0/16"), List.of(other));
            assertThat(decision.effect()).as(other).isEqualTo(Effect.REFUSE);
            assertThat(decision.rule()).isEqualTo("overlap");
            assertThat(decision.explain()).contains("10.1.0.0/16 overlaps " + other + " of tgw-attach-0other");
        }
    }

    @Test
    void nothingSeenMeansReviewAndNeverFine() {
        Decision decision = place(List.of(), List.of());
        assertThat(decision.effect()).isEqualTo(Effect.REVIEW);
        assertThat(decision.rule()).isEqualTo("not-seen");
    }

    @Test
    void theSegmentIsTheAccountsOwnOrTheFirst() {
        assertThat(POLICY.segmentOfHub(A)).isEqualTo("main");
        assertThat(POLICY.candidates(applicant("333333333333"))).containsExactly("shared");
    }

    @Test
    void theVersionChangesWithThePolicyAndWithNothingElse() {
        Policy same = new ParameterPolicy(Set.of(A), List.of(Cidr.of("10.0.0.0/8")), Segments.apart("main", "shared"),
                Map.of("333333333333", "shared"));
        Policy other = new ParameterPolicy(Set.of(A), List.of(Cidr.of("10.0.0.0/9")), Segments.apart("main", "shared"),
                Map.of("333333333333", "shared"));
        assertThat(POLICY.version()).isEqualTo(same.version()).matches("[0-9a-f]{8}").isNotEqualTo(other.version());
    }

    @Test
    void anAccountOfASegmentThatThereIsNotIsToldByItsParameter() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParameterPolicy(Set.of(A), List.of(),
                        Segments.apart("main"), Map.of(A, "prod")))
                .withMessage("AccountSegments names the segment 'prod', which Segments does not have; it has main");
    }

    private static Decision place(List<String> seen, List<String> others) {
        return POLICY.place(applicant(A), seen.stream().map(Cidr::of).toList(),
                others.stream().map(other -> new RouteOwner(Cidr.of(other), "tgw-attach-0other")).toList());
    }

    private static Applicant applicant(String account) {
        return new Applicant(account, "vpc-0123456789abcdef0", 1);
    }
}
