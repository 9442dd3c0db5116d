package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Counts;
import org.transithandshake.lab.demo.Landscape;

/** Where nothing is amiss, a sweep reads each kind of thing once, however much there is, and does nothing else. */
class SweepCostsTest {
    private static final Map<String, Integer> HUB = once("ec2:DescribeTransitGateways",
            "ec2:DescribeTransitGatewayRouteTables", "ec2:DescribeTransitGatewayVpcAttachments",
            "ec2:DescribeTransitGatewayAttachments", "ec2:SearchTransitGatewayRoutes", "ec2:DescribeSubnets",
            "ec2:DescribeRouteTables", "ec2:DescribeNetworkAcls", "ram:GetResourceShares",
            "ram:GetResourceShareAssociations", "dynamodb:Scan");
    private static final Map<String, Integer> SPOKE = once("ram:GetResourceShareInvitations", "ram:ListResources",
            "ec2:DescribeTransitGateways", "ec2:DescribeTransitGatewayVpcAttachments", "ec2:DescribeSubnets",
            "ec2:DescribeRouteTables", "ec2:DescribeNetworkAcls");

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void aHealthyEstateCostsElevenReadsInTheHubAndSevenInASpoke(int spokes) {
        Lab lab = connected(spokes);
        int before = lab.journal().entries().size();
        lab.time().runFor(Duration.ofHours(1));
        lab.time().runUntilIdle();
        List<Entry> swept = List.copyOf(lab.journal().entries().subList(before, lab.journal().entries().size()));
        assertThat(of(Landscape.HUB, swept)).isEqualTo(HUB);
        assertThat(of(Landscape.SPOKE, swept)).isEqualTo(SPOKE);
        assertThat(Counts.of(swept).invocations()).isEqualTo(1 + spokes);
        assertThat(lab.journal().of(Entry.Message.class)).isEmpty();
    }

    private static Map<String, Integer> once(String... operations) {
        return Stream.of(operations).collect(Collectors.toMap(one -> one, one -> 1));
    }

    private static Lab connected(int spokes) {
        Lab lab = new Lab(LabSetup.quiet());
        Landscape land = new Landscape(lab, Path.of("..", "template.yaml"), 1);
        List<String> accounts = Landscape.spokes(spokes);
        for (int i = 1; i <= spokes; i++) {
            land.createVpc(accounts.get(i - 1), Landscape.range(i));
            land.deploySpoke(accounts.get(i - 1), "10.0.0.0/8", Map.of());
        }
        land.createVpc(Landscape.HUB, Landscape.range(0));
        land.deployHub(accounts, Map.of("Airlocks", "4"));
        lab.time().runFor(Duration.ofMinutes(30));
        lab.time().runUntilIdle();
        return lab;
    }

    private static Map<String, Integer> of(String account, List<Entry> entries) {
        return Counts.of(entries.stream().filter(entry -> entry instanceof Entry.ApiCall call
                && call.caller().account().equals(account)).toList()).callsByOperation();
    }
}
