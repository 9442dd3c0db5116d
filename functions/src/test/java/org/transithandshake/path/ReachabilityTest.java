package org.transithandshake.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReachabilityTest {

    @Test
    void everyOrderedPairIsJudgedInBothFamilies() {
        Reachability result = Reachability.of(Sample.NETWORK);

        assertThat(result.findings()).isEmpty();
        assertThat(result.pairs()).extracting(Pair::from, Pair::to, Pair::family, Pair::packets).containsExactly(
                tuple("vpc-a", "vpc-b", Family.IPV4, 4),
                tuple("vpc-a", "vpc-b", Family.IPV6, 4),
                tuple("vpc-b", "vpc-a", Family.IPV4, 4),
                tuple("vpc-b", "vpc-a", Family.IPV6, 4));
        assertThat(result.pairs()).allSatisfy(pair -> {
            assertThat(pair.arrives()).isEqualTo(Verdict.YES);
            assertThat(pair.answers()).isEqualTo(Verdict.YES);
        });
    }

    @Test
    void oneMissingRouteIsOneFindingOverBothDirections() {
        Reachability result = Reachability.of(Sample.with(Sample.withoutGatewayRoutes(Sample.A), Sample.B));

        assertThat(pair(result, "vpc-a").arrives()).isEqualTo(Verdict.NO);
        assertThat(pair(result, "vpc-b").arrives()).isEqualTo(Verdict.YES);
        assertThat(pair(result, "vpc-b").answers()).isEqualTo(Verdict.NO);
        assertThat(result.findings()).extracting(Finding::code)
                .containsExactly(Code.MISSING_RETURN_ROUTE, Code.MISSING_RETURN_ROUTE);
        assertThat(result.findings()).extracting(finding -> finding.fix().command().orElseThrow())
                .anyMatch(command -> command.contains("10.1.0.0/16"))
                .anyMatch(command -> command.contains("fd00:b::/56"));
    }

    @Test
    void aZoneWithoutAttachmentSubnetMakesAPairPartlyReachable() {
        Gateway gateway = Sample.gateway(Sample.MAIN.routes(), Sample.subnets(Sample.TO_A, "subnet-a1"), Sample.TO_B);

        Reachability result = Reachability.of(Sample.with(gateway));

        assertThat(pair(result, "vpc-a").arrives()).isEqualTo(Verdict.PARTLY);
        assertThat(pair(result, "vpc-b").answers()).isEqualTo(Verdict.PARTLY);
        assertThat(result.findings()).extracting(Finding::code).containsExactly(Code.TGW_ROUTE_AZ_RESTRICTION);
    }

    @Test
    void anUnseenVpcWithoutCidrsIsUnknown() {
        Vpc b = Vpc.unseen("vpc-b", Sample.HUB, List.of());

        Reachability result = Reachability.of(Sample.with(Sample.A, b));

        assertThat(result.pairs()).extracting(Pair::arrives).containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN);
        assertThat(result.findings()).singleElement().extracting(Finding::resource).isEqualTo("vpc-b");
    }

    @Test
    void pairsThatAreNotMeantToBeConnectedAreLeftOut() {
        Reachability result = Reachability.of(Sample.NETWORK, (from, to) -> from.id().equals("vpc-b"));

        assertThat(result.pairs()).extracting(Pair::from).containsOnly("vpc-b");
    }

    private static Pair pair(Reachability result, String from) {
        return result.pairs().stream().filter(pair -> pair.from().equals(from)).findFirst().orElseThrow();
    }
}
