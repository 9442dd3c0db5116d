package org.transithandshake.lab.ec2;

import static org.transithandshake.lab.ec2.Calls.On.on;
import static software.amazon.awssdk.services.ec2.model.ResourceType.NETWORK_ACL;
import static software.amazon.awssdk.services.ec2.model.ResourceType.SECURITY_GROUP;
import static software.amazon.awssdk.services.ec2.model.ResourceType.SUBNET;
import static software.amazon.awssdk.services.ec2.model.ResourceType.VPC;

import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;

/** The operations on security groups and network ACLs, with their permissions. */
final class FirewallCalls {
    private FirewallCalls() {
    }

    static void add(Calls calls, World world, Firewalls firewalls) {
        groups(calls, firewalls.groups());
        rules(calls, new GroupRuleCalls(world, firewalls.groups(), firewalls.rules()));
        acls(calls, firewalls.acls());
        entries(calls, new AclEntries(world, firewalls.acls()));
    }

    private static void groups(Calls calls, SecurityGroups groups) {
        calls.make(CreateSecurityGroupRequest.class, groups::create, SECURITY_GROUP,
                        CreateSecurityGroupRequest::tagSpecifications, on(VPC, CreateSecurityGroupRequest::vpcId))
                .look(DescribeSecurityGroupsRequest.class, groups::describe)
                .call(DeleteSecurityGroupRequest.class, groups::delete,
                        on(SECURITY_GROUP, DeleteSecurityGroupRequest::groupId));
    }

    private static void rules(Calls calls, GroupRuleCalls rules) {
        calls.call(AuthorizeSecurityGroupIngressRequest.class, rules::admit,
                        on(SECURITY_GROUP, AuthorizeSecurityGroupIngressRequest::groupId))
                .call(AuthorizeSecurityGroupEgressRequest.class, rules::release,
                        on(SECURITY_GROUP, AuthorizeSecurityGroupEgressRequest::groupId))
                .call(RevokeSecurityGroupIngressRequest.class, rules::revokeIngress,
                        on(SECURITY_GROUP, RevokeSecurityGroupIngressRequest::groupId))
                .call(RevokeSecurityGroupEgressRequest.class, rules::revokeEgress,
                        on(SECURITY_GROUP, RevokeSecurityGroupEgressRequest::groupId))
                .look(DescribeSecurityGroupRulesRequest.class, rules::describe);
    }

    private static void acls(Calls calls, NetworkAcls acls) {
        calls.make(CreateNetworkAclRequest.class, acls::create, NETWORK_ACL,
                        CreateNetworkAclRequest::tagSpecifications, on(VPC, CreateNetworkAclRequest::vpcId))
                .look(DescribeNetworkAclsRequest.class, acls::describe)
                .call(ReplaceNetworkAclAssociationRequest.class, acls::replace,
                        on(NETWORK_ACL, ReplaceNetworkAclAssociationRequest::networkAclId), on(SUBNET, any -> null))
                .call(DeleteNetworkAclRequest.class, acls::delete,
                        on(NETWORK_ACL, DeleteNetworkAclRequest::networkAclId));
    }

    private static void entries(Calls calls, AclEntries entries) {
        calls.call(CreateNetworkAclEntryRequest.class, entries::create,
                        on(NETWORK_ACL, CreateNetworkAclEntryRequest::networkAclId))
                .call(ReplaceNetworkAclEntryRequest.class, entries::replace,
                        on(NETWORK_ACL, ReplaceNetworkAclEntryRequest::networkAclId))
                .call(DeleteNetworkAclEntryRequest.class, entries::delete,
                        on(NETWORK_ACL, DeleteNetworkAclEntryRequest::networkAclId));
    }
}
