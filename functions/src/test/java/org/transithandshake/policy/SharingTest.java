package org.transithandshake.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;

class SharingTest {
    private static final String LISTED = "111111111111";
    private static final String MEMBER = "333333333333";
    private static final String STRANGER = "444444444444";
    private static final String UNIT = "arn:aws:organizations::555555555555:ou/o-a1b2c3d4e5/ou-ab12-cdefgh34";

    private static Policy policy(boolean admits) {
        return new Policy(Set.of(LISTED), List.of(Cidr.of("10.0.0.0/8")), Segments.apart("main"), Map.of(),
                new Sharing(Set.of(UNIT), admits));
    }

    private static Decision decide(boolean admits, String account, String... sharedWith) {
        return policy(admits).admit(account, () -> List.of(sharedWith));
    }

    /** Reading the shares costs a call, which most decisions can do without. */
    @Test
    void theSharesAreNotReadWhereTheyDecideNothing() {
        Supplier<Collection<String>> never = () -> {
            throw new AssertionError("read");
        };
        assertThat(policy(true).admit(LISTED, never).rule()).isEqualTo("allowed-accounts");
        assertThat(policy(false).admit(MEMBER, never).effect()).isEqualTo(Effect.REVIEW);
    }

    @Test
    void sharedIsAdmittedOnlyIfItIsSaid() {
        assertThat(decide(false, MEMBER, UNIT).effect()).isEqualTo(Effect.REVIEW);
        assertThat(decide(true, MEMBER, UNIT, LISTED)).returns(Effect.ADMIT, Decision::effect)
                .returns("admit-shared", Decision::rule);
    }

    @Test
    void oneStrangerOnAShareSendsEveryUnlistedRequestToReview() {
        assertThat(decide(true, MEMBER, UNIT, STRANGER)).returns(Effect.REVIEW, Decision::effect)
                .satisfies(decision -> assertThat(decision.explain()).contains(STRANGER + " too", ": no"));
        assertThat(decide(true, LISTED, UNIT, STRANGER).effect()).isEqualTo(Effect.ADMIT);
    }

    /** Nobody could have asked through a share that does not stand. */
    @Test
    void aGatewayThatIsNotSharedWithThePrincipalsAdmitsNobodyByThem() {
        assertThat(decide(true, MEMBER).effect()).isEqualTo(Effect.REVIEW);
        assertThat(decide(true, MEMBER, LISTED).effect()).isEqualTo(Effect.REVIEW);
    }

    @Test
    void theVersionOfAPolicyTellsWhomSharingAdmits() {
        assertThat(policy(true).version()).isNotEqualTo(policy(false).version());
        assertThat(new Policy(Set.of(LISTED), List.of(), Segments.apart("main"), Map.of()).version())
                .isNotEqualTo(policy(false).version());
    }
}
