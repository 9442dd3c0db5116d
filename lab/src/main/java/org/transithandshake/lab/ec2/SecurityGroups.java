package org.transithandshake.lab.ec2;

import java.util.List;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * Security groups. Every VPC has one named {@code default} that nobody can delete.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html">Default security groups
 *      for your VPCs</a>
 */
final class SecurityGroups {
    static final String DEFAULT = "default";
    private static final String PREFIX = "sg";
    private static final Filters<SecurityGroup> FILTERS = new Filters<SecurityGroup>()
            .one("group-id", SecurityGroup::groupId).one("group-name", SecurityGroup::groupName)
            .one("description", SecurityGroup::description).one("vpc-id", SecurityGroup::vpcId)
            .one("owner-id", SecurityGroup::ownerId)
            .tags(SecurityGroup::tags);
    private final World world;
    private final GroupRules rules;

    SecurityGroups(World world, GroupRules rules) {
        this.world = world;
        this.rules = rules;
    }

    /** The group that comes with a VPC: its members reach one another, and everything outside. */
    void createDefault(Caller caller, String vpcId) {
        String id = world.ids.next(PREFIX);
        put(caller, id, vpcId, DEFAULT, "default VPC security group");
        rules.add(caller, id, false, IpPermission.builder().ipProtocol("-1")
                .userIdGroupPairs(UserIdGroupPair.builder().groupId(id).userId(caller.account()).build()).build());
    }

    private void put(Caller caller, String id, String vpcId, String name, String description) {
        world.groups.put(caller, id, SecurityGroup.builder().groupId(id).vpcId(vpcId).ownerId(caller.account())
                .groupName(name).description(description).securityGroupArn("arn:aws:ec2:" + caller.region() + ":"
                        + caller.account() + ":security-group/" + id).build());
        rules.add(caller, id, true, IpPermission.builder().ipProtocol("-1")
                .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build()).build());
    }

    CreateSecurityGroupResponse create(Caller caller, CreateSecurityGroupRequest request) {
        String name = named(request);
        String vpcId = Faults.checked(request.vpcId(), "VpcId", "vpc", "InvalidVpcID.Malformed");
        world.vpcs.own(caller, vpcId).orElseThrow(() -> Faults.vpcNotFound(vpcId));
        if (of(caller, vpcId).anyMatch(group -> group.groupName().equals(name))) {
            throw new AwsError("InvalidGroup.Duplicate",
                    "The security group '" + name + "' already exists for VPC '" + vpcId + "'");
        }
        String id = world.create(caller, PREFIX, ResourceType.SECURITY_GROUP, request.tagSpecifications());
        put(caller, id, vpcId, name, request.description());
        SecurityGroup made = require(caller, id);
        return CreateSecurityGroupResponse.builder().groupId(id).securityGroupArn(made.securityGroupArn())
                .tags(world.tags.of(caller, id)).build();
    }

    /** EC2 API reference, CreateSecurityGroup: names and descriptions of up to 255 characters. */
    private static String named(CreateSecurityGroupRequest request) {
        if (request.groupName() == null) {
            throw Faults.missing("GroupName");
        }
        if (request.description() == null) {
            throw Faults.missing("GroupDescription");
        }
        if (request.groupName().startsWith("sg-") || request.groupName().length() > 255) {
            throw Faults.invalidValue("Value (" + request.groupName() + ") for parameter GroupName is invalid."
                    + " Group names may not be in the format sg-*.");
        }
        if (request.groupName().equals(DEFAULT)) {
            throw new AwsError("InvalidParameterValue", "Cannot use reserved security group name: default");
        }
        return request.groupName();
    }

    private Stream<SecurityGroup> of(Caller caller, String vpcId) {
        return world.groups.own(caller).filter(group -> group.vpcId().equals(vpcId));
    }

    SecurityGroup require(Caller caller, String id) {
        return world.groups.own(caller, checked(id)).orElseThrow(() -> Faults.groupNotFound(id));
    }

    static String checked(String id) {
        return Faults.checked(id, "GroupId", PREFIX, "InvalidGroupId.Malformed");
    }

    DescribeSecurityGroupsResponse describe(Caller caller, DescribeSecurityGroupsRequest request) {
        List<SecurityGroup> visible = world.groups.own(caller).filter(group -> request.groupNames().isEmpty()
                || request.groupNames().contains(group.groupName())).map(group -> view(caller, group)).toList();
        List<SecurityGroup> chosen = Choice.of(visible, SecurityGroup::groupId)
                .ids(request.groupIds(), SecurityGroups::checked, Faults::groupNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeSecurityGroupsResponse.builder().securityGroups(page.items()).nextToken(page.nextToken())
                .build();
    }

    private SecurityGroup view(Caller caller, SecurityGroup group) {
        return group.toBuilder().ipPermissions(rules.permissions(group.groupId(), false))
                .ipPermissionsEgress(rules.permissions(group.groupId(), true))
                .tags(world.tags.of(caller, group.groupId())).build();
    }

    DeleteSecurityGroupResponse delete(Caller caller, DeleteSecurityGroupRequest request) {
        SecurityGroup group = require(caller, request.groupId());
        String id = group.groupId();
        if (group.groupName().equals(DEFAULT)) {
            throw new AwsError("CannotDelete", "the specified group: \"" + id + "\" name: \"default\" cannot be deleted"
                    + " by a user");
        }
        if (rules.isReferenced(id)) {
            throw new AwsError("DependencyViolation", "resource " + id + " has a dependent object");
        }
        forget(caller, id);
        return DeleteSecurityGroupResponse.builder().returnValue(true).groupId(id).build();
    }

    private void forget(Caller caller, String id) {
        rules.removeAll(id);
        world.groups.remove(id);
        world.tags.deleteAll(caller, id);
    }

    /** Whether the VPC has groups that somebody made. */
    boolean anyMade(Caller caller, String vpcId) {
        return of(caller, vpcId).anyMatch(group -> !group.groupName().equals(DEFAULT));
    }

    void vpcDeleted(Caller caller, String vpcId) {
        of(caller, vpcId).map(SecurityGroup::groupId).toList().forEach(id -> forget(caller, id));
    }
}
