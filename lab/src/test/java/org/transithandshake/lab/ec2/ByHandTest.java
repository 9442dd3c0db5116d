package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.ec2.Refusals.refused;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Deletions, attributes, prefix lists and interfaces: what only people do. */
class ByHandTest {
    private final Lab lab = new Lab(LabSetup.quiet());
    private final Ec2Client ec2 = lab.ec2("111111111111");
    private final String vpc = ec2.createVpc(r -> r.cidrBlock("10.1.0.0/16")).vpc().vpcId();

    private String subnet() {
        return ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.1.1.0/24")).subnet().subnetId();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    @Test
    void aVpcGoesWhenNothingIsLeftInIt() {
        String subnet = subnet();
        refused("DependencyViolation", () -> ec2.deleteVpc(r -> r.vpcId(vpc)));
        ec2.deleteSubnet(r -> r.subnetId(subnet));
        String group = ec2.createSecurityGroup(r -> r.vpcId(vpc).groupName("g").description("d")).groupId();
        refused("DependencyViolation", () -> ec2.deleteVpc(r -> r.vpcId(vpc)));
        ec2.deleteSecurityGroup(r -> r.groupId(group));
        ec2.deleteVpc(r -> r.vpcId(vpc));
        assertThat(ec2.describeVpcs().vpcs()).isEmpty();
        assertThat(ec2.describeRouteTables().routeTables()).isEmpty();
        assertThat(ec2.describeSecurityGroups().securityGroups()).isEmpty();
        assertThat(ec2.describeNetworkAcls().networkAcls()).isEmpty();
        refused("InvalidVpcID.NotFound", () -> ec2.deleteVpc(r -> r.vpcId(vpc)));
    }

    @Test
    void aSubnetWithAnAttachmentStaysUntilTheAttachmentIsGone() {
        String subnet = subnet();
        String gateway = ec2.createTransitGateway(r -> { }).transitGateway().transitGatewayId();
        lab.time().runFor(Duration.ofMinutes(2));
        String attachment = ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway).vpcId(vpc)
                .subnetIds(subnet)).transitGatewayVpcAttachment().transitGatewayAttachmentId();
        lab.time().runFor(Duration.ofMinutes(2));
        assertThat(ec2.describeNetworkInterfaces(r -> r.filters(filter("subnet-id", subnet))).networkInterfaces())
                .singleElement().satisfies(one -> {
                    assertThat(one.interfaceTypeAsString()).isEqualTo("transit_gateway");
                    assertThat(one.privateIpAddress()).isEqualTo("10.1.1.254");
                    assertThat(one.description()).contains(attachment);
                });
        refused("DependencyViolation", () -> ec2.deleteSubnet(r -> r.subnetId(subnet)), subnet);
        ec2.deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));
        lab.time().runFor(Duration.ofMinutes(2));
        ec2.deleteSubnet(r -> r.subnetId(subnet));
        assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).isEmpty();
    }

    @Test
    void aRouteTableGoesWhenNoSubnetUsesIt() {
        String subnet = subnet();
        String table = ec2.createRouteTable(r -> r.vpcId(vpc)).routeTable().routeTableId();
        String association = ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet)).associationId();
        refused("DependencyViolation", () -> ec2.deleteRouteTable(r -> r.routeTableId(table)));
        ec2.disassociateRouteTable(r -> r.associationId(association));
        ec2.deleteRouteTable(r -> r.routeTableId(table));
        String main = ec2.describeRouteTables(r -> r.filters(filter("association.main", "true")))
                .routeTables().getFirst().routeTableId();
        refused("DependencyViolation", () -> ec2.deleteRouteTable(r -> r.routeTableId(main)));
    }

    @Test
    void aRouteToADetachedInternetGatewayIsABlackHole() {
        String gateway = ec2.createInternetGateway(r -> { }).internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        String table = ec2.describeRouteTables().routeTables().getFirst().routeTableId();
        ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        refused("DependencyViolation", () -> ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway)));
        ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        refused("Gateway.NotAttached", () -> ec2.detachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc)));
        assertThat(ec2.describeRouteTables(r -> r.filters(filter("route.state", "blackhole"))).routeTables())
                .hasSize(1);
        ec2.deleteInternetGateway(r -> r.internetGatewayId(gateway));
    }

    @Test
    void attributesAreChangedOneByOne() {
        ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(v -> v.value(true)));
        assertThat(ec2.describeVpcAttribute(r -> r.vpcId(vpc).attribute("enableDnsHostnames"))
                .enableDnsHostnames().value()).isTrue();
        assertThat(ec2.describeVpcAttribute(r -> r.vpcId(vpc).attribute("enableDnsSupport"))
                .enableDnsSupport().value()).isTrue();
        refused("InvalidParameterCombination", () -> ec2.modifyVpcAttribute(r -> r.vpcId(vpc)));
        String subnet = subnet();
        ec2.modifySubnetAttribute(r -> r.subnetId(subnet).mapPublicIpOnLaunch(v -> v.value(true)));
        assertThat(ec2.describeSubnets().subnets().getFirst().mapPublicIpOnLaunch()).isTrue();
    }

    @Test
    void everyChangeOfAPrefixListNamesTheVersionThatItChanges() {
        String list = ec2.createManagedPrefixList(r -> r.prefixListName("offices").addressFamily("IPv4").maxEntries(2)
                .entries(entry("10.7.0.0/16"))).prefixList().prefixListId();
        refused("IncorrectState", () -> ec2.modifyManagedPrefixList(r -> r.prefixListId(list).currentVersion(1L)
                .addEntries(entry("10.8.0.0/16"))));
        lab.time().runUntilIdle();
        ec2.modifyManagedPrefixList(r -> r.prefixListId(list).currentVersion(1L).addEntries(entry("10.8.0.0/16")));
        lab.time().runUntilIdle();
        refused("PrefixListVersionMismatch",
                () -> ec2.modifyManagedPrefixList(r -> r.prefixListId(list).currentVersion(1L)
                        .addEntries(entry("10.9.0.0/16"))));
        refused("PrefixListMaxEntriesExceeded",
                () -> ec2.modifyManagedPrefixList(r -> r.prefixListId(list).currentVersion(2L)
                        .addEntries(entry("10.9.0.0/16"))));
        assertThat(ec2.getManagedPrefixListEntries(r -> r.prefixListId(list)).entries()).extracting("cidr")
                .containsExactly("10.7.0.0/16", "10.8.0.0/16");
        assertThat(ec2.getManagedPrefixListEntries(r -> r.prefixListId(list).targetVersion(1L)).entries())
                .extracting("cidr").containsExactly("10.7.0.0/16");
        assertThat(ec2.describeManagedPrefixLists(r -> r.filters(filter("prefix-list-name", "off*"))).prefixLists())
                .singleElement().satisfies(one -> assertThat(one.version()).isEqualTo(2));
        ec2.deleteManagedPrefixList(r -> r.prefixListId(list));
        refused("InvalidPrefixListID.NotFound", () -> ec2.getManagedPrefixListEntries(r -> r.prefixListId(list)));
    }

    private static AddPrefixListEntry entry(String cidr) {
        return AddPrefixListEntry.builder().cidr(cidr).build();
    }

    @Test
    void theRegionHasItsZonesAndTheNewKindsTakeTags() {
        assertThat(ec2.describeAvailabilityZones().availabilityZones()).extracting("zoneId")
                .containsExactly("apne1-az4", "apne1-az1", "apne1-az2");
        assertThat(ec2.describeRegions().regions()).extracting("regionName").containsExactly(Lab.REGION);
        String group = ec2.describeSecurityGroups().securityGroups().getFirst().groupId();
        ec2.createTags(r -> r.resources(group).tags(Tag.builder().key("team").value("net").build()));
        assertThat(ec2.describeSecurityGroups(r -> r.filters(filter("tag:team", "n?t"))).securityGroups()).hasSize(1);
        assertThat(ec2.describeTags(r -> r.filters(filter("resource-type", "security-group"))).tags()).hasSize(1);
    }
}
