package org.transithandshake.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Network;
import org.transithandshake.path.Reachability;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Vpc;

final class ReachabilityRenderingTest {

    @Test
    void everyPairHasARowAndEveryFindingItsFix() {
        Reachability reachability = Reachability.of(Sample.network("main"));

        assertThat(ReachabilityText.of(reachability, Paint.PLAIN)).isEqualTo("""
                  FROM      ACCOUNT       TO        ACCOUNT       FAMILY  ARRIVES  RETURNS
                  vpc-a     111111111111  vpc-b     222222222222  IPv4    no       -
                  vpc-a     111111111111  vpc-dark  333333333333  IPv4    unknown  unknown
                  vpc-b     222222222222  vpc-a     111111111111  IPv4    yes      no
                  vpc-b     222222222222  vpc-dark  333333333333  IPv4    unknown  unknown
                  vpc-dark  333333333333  vpc-a     111111111111  IPv4    unknown  unknown
                  vpc-dark  333333333333  vpc-b     222222222222  IPv4    unknown  unknown

                1. MISSING_RETURN_ROUTE  rtb-a  account 111111111111
                   rtb-a has no route to 10.1.0.0/16, so the packet arrives and its answer is dropped.
                   Fix (safe): Add a route to 10.1.0.0/16 in rtb-a.
                     aws ec2 create-route --route-table-id rtb-a --destination-cidr-block 10.1.0.0/16 \\
                       --transit-gateway-id tgw-1

                2. UNKNOWN_RESOURCE  vpc-dark  account 333333333333
                   The route tables of vpc-dark could not be read from here.
                   Fix (safe): Ask account 333333333333 for them.
                     aws ec2 describe-route-tables --filters Name=vpc-id,Values=vpc-dark
                """);
    }

    @Test
    void aCommandWithManySubnetsStaysWithinTheLimitAndWhole() {
        Reachability reachability = Reachability.of(new Network(List.of(manySubnets(), Sample.B),
                Sample.network("main").gateways()), (from, to) -> to.id().equals("vpc-b"));

        String text = ReachabilityText.of(reachability, Paint.PLAIN);

        assertThat(text.lines()).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(Grid.LIMIT));
        assertThat(text.replaceAll(" \\\\\n +", " ")).contains(reachability.findings().stream()
                .flatMap(finding -> finding.fix().command().stream()).toList());
        assertThat(text).contains("--subnet-ids subnet-0123456789abcdef0 ");
    }

    @Test
    void verdictsAreColouredOnlyWhenAsked() {
        Reachability reachability = Reachability.of(Sample.connected());

        assertThat(ReachabilityText.of(reachability, Paint.COLOUR)).contains("\u001b[32myes\u001b[0m");
        assertThat(ReachabilityText.of(reachability, Paint.PLAIN)).doesNotContain("\u001b");
    }

    @Test
    void anEmptyNetworkIsSaidToBeEmpty() {
        Reachability reachability = Reachability.of(new Network(List.of(), List.of()));

        assertThat(ReachabilityText.of(reachability, Paint.PLAIN)).isEqualTo("""
                  no pair of VPCs to look at

                no findings
                """);
    }

    @Test
    void jsonHoldsPairsAndFindings() {
        JsonNode json = ReachabilityJson.reachability(Reachability.of(Sample.connected()));

        assertThat(json.at("/pairs/1")).hasToString("{\"from\":\"vpc-b\",\"fromAccount\":\"222222222222\","
                + "\"to\":\"vpc-a\",\"toAccount\":\"111111111111\",\"family\":\"ipv4\",\"arrives\":\"yes\","
                + "\"answers\":\"no\",\"packets\":1,\"codes\":[\"MISSING_RETURN_ROUTE\"]}");
        assertThat(json.at("/findings")).hasSize(1);
        assertThat(json.at("/findings/0/fix/safety").asText()).isEqualTo("safe");
        assertThat(json.at("/findings/0/fix/command").asText()).startsWith("aws ec2 create-route");
    }

    private static Vpc manySubnets() {
        List<Subnet> subnets = IntStream.range(0, 6).mapToObj(i -> new Subnet("subnet-0123456789abcdef" + i,
                "use1-az" + (i + 1), List.of(Cidr.of("10.5." + i + ".0/24")))).collect(Collectors.toList());
        return Vpc.seen("vpc-many", "111111111111", List.of(Cidr.of("10.5.0.0/16")), subnets, List.of(
                new RouteTable("rtb-many", true, List.of(Route.to("10.5.0.0/16", Route.LOCAL)), List.of())));
    }
}
