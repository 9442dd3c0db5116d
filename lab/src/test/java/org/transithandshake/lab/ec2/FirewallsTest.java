package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.transithandshake.lab.ec2.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Security groups and network ACLs by hand, with the SDK's client. */
class FirewallsTest {
    private final Ec2Client ec2 = new Lab(LabSetup.quiet()).ec2("111111111111");
    private final String vpc = ec2.createVpc(r -> r.cidrBlock("10.1.0.0/16")).vpc().vpcId();
    private final String subnet =
            ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.1.1.0/24")).subnet().subnetId();

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private SecurityGroup group(String id) {
        return ec2.describeSecurityGroups(r -> r.groupIds(id)).securityGroups().getFirst();
    }

    private String group(String name, String description) {
        return ec2.createSecurityGroup(r -> r.vpcId(vpc).groupName(name).description(description)).groupId();
    }

    private static IpPermission tcp(int port, String... cidrs) {
        return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port).ipRanges(
                List.of(cidrs).stream().map(cidr -> IpRange.builder().cidrIp(cidr).build()).toList()).build();
    }

    private NetworkAcl acl(Filter filter) {
        return ec2.describeNetworkAcls(r -> r.filters(filter)).networkAcls().getFirst();
    }

    @Test
    void everyVpcHasADefaultGroupWhoseMembersReachOneAnother() {
        SecurityGroup group = ec2.describeSecurityGroups(r -> r.filters(filter("vpc-id", vpc)))
                .securityGroups().getFirst();
        assertThat(group.groupName()).isEqualTo("default");
        assertThat(group.ipPermissions().getFirst().userIdGroupPairs()).extracting("groupId")
                .containsExactly(group.groupId());
        assertThat(group.ipPermissionsEgress().getFirst().ipRanges()).extracting("cidrIp")
                .containsExactly("0.0.0.0/0");
        refused("CannotDelete", () -> ec2.deleteSecurityGroup(r -> r.groupId(group.groupId())), "default");
    }

    @Test
    void permissionsBecomeRulesOnePerPeerAndAreGatheredAgain() {
        String web = group("web", "for the web");
        var rules = ec2.authorizeSecurityGroupIngress(r -> r.groupId(web)
                .ipPermissions(tcp(443, "10.0.0.0/8", "192.168.0.1/16"))).securityGroupRules();
        assertThat(rules).extracting("cidrIpv4").containsExactly("10.0.0.0/8", "192.168.0.0/16");
        assertThat(group(web).ipPermissions()).singleElement()
                .satisfies(one -> assertThat(one.ipRanges()).hasSize(2));
        assertThat(ec2.describeSecurityGroupRules(r -> r.filters(filter("group-id", web))).securityGroupRules())
                .hasSize(3);

        refused("InvalidPermission.Duplicate",
                () -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(web)
                        .ipPermissions(tcp(80, "10.0.0.0/8"), tcp(443, "10.0.0.0/8"))),
                "peer: 10.0.0.0/8, TCP, from port: 443, to port: 443");
        assertThat(group(web).ipPermissions()).hasSize(1);

        ec2.revokeSecurityGroupIngress(r -> r.groupId(web)
                .securityGroupRuleIds(rules.getFirst().securityGroupRuleId()));
        refused("InvalidPermission.NotFound",
                () -> ec2.revokeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(tcp(443, "10.0.0.0/8"))));
        ec2.revokeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(tcp(443, "192.168.0.0/16")));
        assertThat(group(web).ipPermissions()).isEmpty();
    }

    @Test
    void aGroupThatAnotherOneNamesStays() {
        String web = group("web", "w");
        String app = group("app", "a");
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(app).ipPermissions(IpPermission.builder().ipProtocol("-1")
                .userIdGroupPairs(UserIdGroupPair.builder().groupId(web).build()).build()));
        refused("DependencyViolation", () -> ec2.deleteSecurityGroup(r -> r.groupId(web)), web);
        ec2.deleteSecurityGroup(r -> r.groupId(app));
        ec2.deleteSecurityGroup(r -> r.groupId(web));
        refused("InvalidGroup.NotFound", () -> group(web));
    }

    @Test
    void whatAGroupCannotBeIsRefused() {
        group("web", "w");
        refused("InvalidGroup.Duplicate", () -> group("web", "w"));
        refused("InvalidParameterValue", () -> group("default", "d"), "reserved");
        refused("InvalidParameterValue", () -> group("sg-1", "d"), "GroupName");
        String app = group("app", "a");
        refused("InvalidParameterValue",
                () -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(app)
                        .ipPermissions(tcp(70_000, "10.0.0.0/8"))), "70000");
        refused("MissingParameter",
                () -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(app).ipPermissions(tcp(1))));
    }

    @Test
    void theDefaultAclAllowsAndOneMadeByHandDenies() {
        NetworkAcl first = acl(filter("association.subnet-id", subnet));
        assertThat(first.isDefault()).isTrue();
        assertThat(first.entries()).filteredOn(entry -> !entry.egress()).extracting("ruleNumber", "ruleAction")
                .containsExactly(tuple(100, "allow"), tuple(32767, "deny"));

        String made = ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
        String association = first.associations().getFirst().networkAclAssociationId();
        ec2.replaceNetworkAclAssociation(r -> r.networkAclId(made).associationId(association));
        assertThat(acl(filter("association.subnet-id", subnet)).networkAclId()).isEqualTo(made);
        refused("DependencyViolation", () -> ec2.deleteNetworkAcl(r -> r.networkAclId(made)));
        refused("InvalidParameterValue",
                () -> ec2.deleteNetworkAcl(r -> r.networkAclId(first.networkAclId())), "default");
    }

    @Test
    void entriesAreNumberedAndReplacedByNumber() {
        String made = ec2.createNetworkAcl(r -> r.vpcId(vpc)).networkAcl().networkAclId();
        Runnable create = () -> ec2.createNetworkAclEntry(r -> r.networkAclId(made).ruleNumber(10).protocol("tcp")
                .portRange(p -> p.from(22).to(22)).cidrBlock("10.0.0.0/8").ruleAction("allow").egress(false));
        create.run();
        refused("NetworkAclEntryAlreadyExists", create::run);
        ec2.replaceNetworkAclEntry(r -> r.networkAclId(made).ruleNumber(10).protocol("6")
                .portRange(p -> p.from(23).to(23)).cidrBlock("10.0.0.0/8").ruleAction("deny").egress(false));
        assertThat(acl(filter("network-acl-id", made)).entries()).filteredOn(entry -> entry.ruleNumber() == 10)
                .singleElement().satisfies(entry -> {
                    assertThat(entry.protocol()).isEqualTo("6");
                    assertThat(entry.portRange().from()).isEqualTo(23);
                });
        ec2.deleteNetworkAclEntry(r -> r.networkAclId(made).ruleNumber(10).egress(false));
        refused("InvalidNetworkAclEntry.NotFound",
                () -> ec2.deleteNetworkAclEntry(r -> r.networkAclId(made).ruleNumber(10).egress(false)));
        refused("InvalidParameterValue",
                () -> ec2.deleteNetworkAclEntry(r -> r.networkAclId(made).ruleNumber(32767).egress(false)),
                "ruleNumber");
    }
}
