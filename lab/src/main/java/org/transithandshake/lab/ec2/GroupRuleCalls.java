package org.transithandshake.lab.ec2;

import java.util.List;
import java.util.function.Supplier;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RevokedSecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** AuthorizeSecurityGroup..., RevokeSecurityGroup... and DescribeSecurityGroupRules. */
final class GroupRuleCalls {
    private static final Filters<SecurityGroupRule> FILTERS = new Filters<SecurityGroupRule>()
            .one("group-id", SecurityGroupRule::groupId)
            .one("security-group-rule-id", SecurityGroupRule::securityGroupRuleId)
            .tags(SecurityGroupRule::tags);
    private final World world;
    private final SecurityGroups groups;
    private final GroupRules rules;

    GroupRuleCalls(World world, SecurityGroups groups, GroupRules rules) {
        this.world = world;
        this.groups = groups;
        this.rules = rules;
    }

    AuthorizeSecurityGroupIngressResponse admit(Caller caller, AuthorizeSecurityGroupIngressRequest request) {
        String id = groups.require(caller, request.groupId()).groupId();
        List<IpPermission> wanted = permissions(request.ipPermissions(), request.ipProtocol(), request.fromPort(),
                request.toPort(), request.cidrIp());
        return AuthorizeSecurityGroupIngressResponse.builder().returnValue(true).securityGroupRules(
                view(caller, rules.add(caller, id, false, wanted, request.tagSpecifications()))).build();
    }

    AuthorizeSecurityGroupEgressResponse release(Caller caller, AuthorizeSecurityGroupEgressRequest request) {
        String id = groups.require(caller, request.groupId()).groupId();
        List<IpPermission> wanted = permissions(request.ipPermissions(), request.ipProtocol(), request.fromPort(),
                request.toPort(), request.cidrIp());
        return AuthorizeSecurityGroupEgressResponse.builder().returnValue(true).securityGroupRules(
                view(caller, rules.add(caller, id, true, wanted, request.tagSpecifications()))).build();
    }

    RevokeSecurityGroupIngressResponse revokeIngress(Caller caller, RevokeSecurityGroupIngressRequest request) {
        String id = groups.require(caller, request.groupId()).groupId();
        List<SecurityGroupRule> revoked = revoke(caller, id, false, request.securityGroupRuleIds(),
                () -> permissions(request.ipPermissions(), request.ipProtocol(), request.fromPort(),
                        request.toPort(), request.cidrIp()));
        return RevokeSecurityGroupIngressResponse.builder().returnValue(true)
                .revokedSecurityGroupRules(revoked.stream().map(GroupRuleCalls::revoked).toList()).build();
    }

    RevokeSecurityGroupEgressResponse revokeEgress(Caller caller, RevokeSecurityGroupEgressRequest request) {
        String id = groups.require(caller, request.groupId()).groupId();
        List<SecurityGroupRule> revoked = revoke(caller, id, true, request.securityGroupRuleIds(),
                () -> permissions(request.ipPermissions(), request.ipProtocol(), request.fromPort(),
                        request.toPort(), request.cidrIp()));
        return RevokeSecurityGroupEgressResponse.builder().returnValue(true)
                .revokedSecurityGroupRules(revoked.stream().map(GroupRuleCalls::revoked).toList()).build();
    }

    private List<SecurityGroupRule> revoke(Caller caller, String groupId, boolean egress, List<String> ids,
            Supplier<List<IpPermission>> permissions) {
        if (ids.isEmpty()) {
            return rules.remove(caller, groupId, egress, permissions.get());
        }
        List<SecurityGroupRule> found = ids.stream().map(id -> rules.of(groupId)
                .filter(rule -> rule.securityGroupRuleId().equals(id) && rule.isEgress() == egress).findFirst()
                .orElseThrow(() -> Faults.groupRuleNotFound(id))).toList();
        found.forEach(rule -> rules.remove(caller, rule));
        return found;
    }

    private static RevokedSecurityGroupRule revoked(SecurityGroupRule rule) {
        return RevokedSecurityGroupRule.builder().securityGroupRuleId(rule.securityGroupRuleId())
                .groupId(rule.groupId()).isEgress(rule.isEgress()).ipProtocol(rule.ipProtocol())
                .fromPort(rule.fromPort()).toPort(rule.toPort()).cidrIpv4(rule.cidrIpv4()).cidrIpv6(rule.cidrIpv6())
                .prefixListId(rule.prefixListId()).description(rule.description())
                .referencedGroupId(rule.referencedGroupInfo() == null ? null : rule.referencedGroupInfo().groupId())
                .build();
    }

    /** The permissions of a request, or the one that its older, flat parameters mean. */
    private static List<IpPermission> permissions(List<IpPermission> given, String protocol, Integer from, Integer to,
            String cidr) {
        if (!given.isEmpty()) {
            return given;
        }
        if (protocol == null && cidr == null) {
            throw Faults.missing("IpPermissions");
        }
        return List.of(IpPermission.builder().ipProtocol(protocol).fromPort(from).toPort(to)
                .ipRanges(IpRange.builder().cidrIp(cidr).build()).build());
    }

    DescribeSecurityGroupRulesResponse describe(Caller caller, DescribeSecurityGroupRulesRequest request) {
        List<SecurityGroupRule> chosen = Choice.of(view(caller, world.groupRules.own(caller).toList()),
                SecurityGroupRule::securityGroupRuleId).ids(request.securityGroupRuleIds(),
                        id -> Faults.checked(id, "SecurityGroupRuleId", "sgr", "InvalidSecurityGroupRuleId.Malformed"),
                        Faults::groupRuleNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeSecurityGroupRulesResponse.builder().securityGroupRules(page.items())
                .nextToken(page.nextToken()).build();
    }

    private List<SecurityGroupRule> view(Caller caller, List<SecurityGroupRule> all) {
        return all.stream().map(rule -> rule.toBuilder().tags(world.tags.of(caller, rule.securityGroupRuleId()))
                .build()).toList();
    }
}
