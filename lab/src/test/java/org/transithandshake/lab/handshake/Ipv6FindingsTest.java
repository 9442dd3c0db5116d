package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** VPCs that could have IPv6 through the gateway, but for something that a person has to do. */
class Ipv6FindingsTest {
    private static final String BOTH = Scene.HUB_RANGE + ",2001:db8:2::/56";

    /** Two zones, and the subnet of the second has lost its block. */
    @Test
    void subnetsWithoutIpv6AreNamedAndIpv4IsConnected() {
        Scene scene = Scene.dualStack(LabSetup.quiet(), 2);
        String vpc = scene.vpc(Scene.SPOKE, Scene.SPOKE_RANGE);
        Subnet poor = subnets(scene).getLast();
        scene.lab.ec2(Scene.SPOKE).disassociateSubnetCidrBlock(r -> r.associationId(
                poor.ipv6CidrBlockAssociationSet().getFirst().associationId()));
        scene.spokeOf(Scene.SPOKE, vpc, Map.of("Destinations", BOTH)).settle();
        scene.hub(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.network().attachmentOf(Scene.SPOKE).options().ipv6SupportAsString()).isEqualTo("disable");
        assertThat(scene.network().shown(Network.SEGMENT)).contains(Scene.SPOKE_RANGE)
                .doesNotContain("2001:db8:1::/56");
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text()).contains(
                "cannot carry IPv6, because its subnets " + poor.subnetId() + " have no IPv6 block",
                "aws ec2 associate-subnet-cidr-block --subnet-id " + poor.subnetId()));
    }

    /** An IPv6-only subnet with the lowest id of its zone is not chosen for the attachment. */
    @Test
    void anIpv6OnlySubnetIsNotAttachedButRouted() {
        Scene scene = Scene.dualStack(LabSetup.quiet(), 1);
        String vpc = scene.vpc(Scene.SPOKE, Scene.SPOKE_RANGE);
        Ec2Client ec2 = scene.lab.ec2(Scene.SPOKE);
        for (int i = 1; i < 6; i++) { // ids are random; one of five is surely lower
            String part = "2001:db8:1:" + i + "::/64";
            ec2.createSubnet(r -> r.vpcId(vpc).ipv6Native(true).ipv6CidrBlock(part));
        }
        scene.spokeOf(Scene.SPOKE, vpc, Map.of("Destinations", BOTH)).settle();
        scene.hub(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        List<String> attached = scene.network().attachmentOf(Scene.SPOKE).subnetIds();
        assertThat(subnets(scene)).filteredOn(subnet -> attached.contains(subnet.subnetId())).singleElement()
                .satisfies(subnet -> assertThat(subnet.cidrBlock()).isNotNull());
        assertThat(subnets(scene)).first().satisfies(lowest -> assertThat(lowest.ipv6Native()).isTrue());
        // The main table, which the IPv6-only subnets use, gets the IPv6 route alone.
        assertThat(scene.network().routes(Scene.SPOKE))
                .containsExactly(Scene.HUB_RANGE, "2001:db8:2::/56", "2001:db8:2::/56");
    }

    private static List<Subnet> subnets(Scene scene) {
        return scene.lab.ec2(Scene.SPOKE).describeSubnets(r -> { }).subnets().stream()
                .sorted(Comparator.comparing(Subnet::subnetId)).toList();
    }
}
