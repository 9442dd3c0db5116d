package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * The rules of security groups, one peer each, and how permissions gather them: what is asked for in one permission
 * becomes a rule for every peer in it.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
final class GroupRules {
    /** Amazon VPC quotas, "Inbound or outbound rules per security group". */
    private static final int MOST = 60;
    private static final String ANY = "-1";
    private final World world;

    GroupRules(World world) {
        this.world = world;
    }

    Stream<SecurityGroupRule> of(String groupId) {
        return world.groupRules.all().map(Shelf.Kept::value).filter(rule -> rule.groupId().equals(groupId));
    }

    /** Adds rules to a group; nothing is added when one of them is there already. */
    List<SecurityGroupRule> add(Caller caller, String groupId, boolean egress, IpPermission... permissions) {
        return add(caller, groupId, egress, List.of(permissions), List.of());
    }

    List<SecurityGroupRule> add(Caller caller, String groupId, boolean egress, List<IpPermission> permissions,
            List<TagSpecification> tags) {
        List<SecurityGroupRule> wanted = permissions.stream()
                .flatMap(permission -> split(caller, groupId, egress, permission)).toList();
        for (SecurityGroupRule rule : wanted) {
            if (find(rule).isPresent()) {
                throw new AwsError("InvalidPermission.Duplicate",
                        "the specified rule \"" + text(rule) + "\" already exists");
            }
        }
        if (of(groupId).filter(rule -> rule.isEgress() == egress).count() + wanted.size() > MOST) {
            throw new AwsError("RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group"
                    + " has been reached.");
        }
        return wanted.stream().map(rule -> put(caller, rule, tags)).toList();
    }

    private SecurityGroupRule put(Caller caller, SecurityGroupRule rule, List<TagSpecification> tags) {
        String id = world.create(caller, "sgr", ResourceType.SECURITY_GROUP_RULE, tags);
        SecurityGroupRule made = rule.toBuilder().securityGroupRuleId(id).securityGroupRuleArn("arn:aws:ec2:"
                + caller.region() + ":" + caller.account() + ":security-group-rule/" + id).build();
        world.groupRules.put(caller, id, made);
        return made;
    }

    /** The rules that a permission means; each has exactly one peer. */
    private Stream<SecurityGroupRule> split(Caller caller, String groupId, boolean egress, IpPermission permission) {
        SecurityGroupRule base = Ports.of(permission).toBuilder().groupId(groupId).groupOwnerId(caller.account())
                .isEgress(egress).build();
        List<SecurityGroupRule> rules = new ArrayList<>();
        permission.ipRanges().forEach(range -> rules.add(base.toBuilder()
                .cidrIpv4(Cidr.of(range.cidrIp(), "InvalidParameterValue").toString())
                .description(range.description()).build()));
        permission.ipv6Ranges().forEach(range -> rules.add(base.toBuilder()
                .cidrIpv6(range.cidrIpv6()).description(range.description()).build()));
        permission.prefixListIds().forEach(list -> rules.add(base.toBuilder()
                .prefixListId(list.prefixListId()).description(list.description()).build()));
        permission.userIdGroupPairs().forEach(pair -> rules.add(base.toBuilder()
                .referencedGroupInfo(ReferencedSecurityGroup.builder().groupId(peer(caller, pair))
                        .userId(caller.account()).build())
                .description(pair.description()).build()));
        if (rules.isEmpty()) {
            throw Faults.missing("CidrIp, CidrIpv6, PrefixListId or GroupId");
        }
        return rules.stream();
    }

    private String peer(Caller caller, UserIdGroupPair pair) {
        String id = SecurityGroups.checked(pair.groupId());
        return world.groups.own(caller, id).map(SecurityGroup::groupId).orElseThrow(() -> Faults.groupNotFound(id));
    }

    /** The rule of a group that allows the same, whatever its id and description. */
    private Optional<SecurityGroupRule> find(SecurityGroupRule wanted) {
        return of(wanted.groupId()).filter(rule -> same(rule).equals(same(wanted))).findFirst();
    }

    private static SecurityGroupRule same(SecurityGroupRule rule) {
        return rule.toBuilder().securityGroupRuleId(null).securityGroupRuleArn(null).description(null).build();
    }

    /** Removes rules that allow just this; nothing is removed when one of them is not there. */
    List<SecurityGroupRule> remove(Caller caller, String groupId, boolean egress, List<IpPermission> permissions) {
        List<SecurityGroupRule> found = permissions.stream()
                .flatMap(permission -> split(caller, groupId, egress, permission))
                .map(wanted -> find(wanted).orElseThrow(() -> new AwsError("InvalidPermission.NotFound",
                        "The specified rule does not exist in this security group."))).toList();
        found.forEach(rule -> remove(caller, rule));
        return found;
    }

    void remove(Caller caller, SecurityGroupRule rule) {
        world.groupRules.remove(rule.securityGroupRuleId());
        world.tags.deleteAll(caller, rule.securityGroupRuleId());
    }

    void removeAll(String groupId) {
        of(groupId).map(SecurityGroupRule::securityGroupRuleId).toList().forEach(world.groupRules::remove);
    }

    /** Whether a rule of another group admits the members of this one. */
    boolean isReferenced(String groupId) {
        return world.groupRules.all().map(Shelf.Kept::value).anyMatch(rule -> !rule.groupId().equals(groupId)
                && rule.referencedGroupInfo() != null && groupId.equals(rule.referencedGroupInfo().groupId()));
    }

    /** What DescribeSecurityGroups shows: one permission for each protocol and ports. */
    List<IpPermission> permissions(String groupId, boolean egress) {
        Map<IpPermission, List<SecurityGroupRule>> byPorts = new LinkedHashMap<>();
        of(groupId).filter(rule -> rule.isEgress() == egress).forEach(rule ->
                byPorts.computeIfAbsent(Ports.of(rule), key -> new ArrayList<>()).add(rule));
        return byPorts.entrySet().stream().map(entry -> gather(entry.getKey(), entry.getValue())).toList();
    }

    private static IpPermission gather(IpPermission ports, List<SecurityGroupRule> rules) {
        return ports.toBuilder()
                .ipRanges(rules.stream().filter(rule -> rule.cidrIpv4() != null).map(rule -> IpRange.builder()
                        .cidrIp(rule.cidrIpv4()).description(rule.description()).build()).toList())
                .ipv6Ranges(rules.stream().filter(rule -> rule.cidrIpv6() != null).map(rule -> Ipv6Range.builder()
                        .cidrIpv6(rule.cidrIpv6()).description(rule.description()).build()).toList())
                .prefixListIds(rules.stream().filter(rule -> rule.prefixListId() != null)
                        .map(rule -> PrefixListId.builder().prefixListId(rule.prefixListId())
                                .description(rule.description()).build()).toList())
                .userIdGroupPairs(rules.stream().filter(rule -> rule.referencedGroupInfo() != null)
                        .map(rule -> UserIdGroupPair.builder().groupId(rule.referencedGroupInfo().groupId())
                                .userId(rule.referencedGroupInfo().userId()).description(rule.description())
                                .build()).toList())
                .build();
    }

    private static String text(SecurityGroupRule rule) {
        String peer = Stream.of(rule.cidrIpv4(), rule.cidrIpv6(), rule.prefixListId(),
                        rule.referencedGroupInfo() == null ? null : rule.referencedGroupInfo().groupId())
                .filter(Objects::nonNull).findFirst().orElse("");
        boolean all = rule.ipProtocol().equals(ANY);
        return "peer: " + peer + ", " + (all ? "ALL" : rule.ipProtocol().toUpperCase(Locale.ROOT))
                + (all ? "" : ", from port: " + rule.fromPort() + ", to port: " + rule.toPort()) + ", ALLOW";
    }
}
