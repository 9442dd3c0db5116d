package org.transithandshake.lab.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/**
 * Network ACLs. Every VPC has a default one that allows everything; every subnet is associated with exactly one, at
 * first the default.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html">Default network ACL</a>
 */
final class NetworkAcls {
    private static final String PREFIX = "acl";
    private static final Filters<NetworkAcl> FILTERS = new Filters<NetworkAcl>()
            .one("network-acl-id", NetworkAcl::networkAclId).one("vpc-id", NetworkAcl::vpcId)
            .one("owner-id", NetworkAcl::ownerId).one("default", NetworkAcl::isDefault)
            .many("association.subnet-id", acl -> acl.associations().stream()
                    .map(NetworkAclAssociation::subnetId).toList())
            .many("association.association-id", acl -> acl.associations().stream()
                    .map(NetworkAclAssociation::networkAclAssociationId).toList())
            .many("association.network-acl-id", acl -> acl.associations().stream()
                    .map(NetworkAclAssociation::networkAclId).toList())
            .many("entry.cidr", acl -> acl.entries().stream().map(NetworkAclEntry::cidrBlock)
                    .filter(Objects::nonNull).toList())
            .many("entry.rule-action", acl -> acl.entries().stream().map(NetworkAclEntry::ruleActionAsString).toList())
            .tags(NetworkAcl::tags);
    private final World world;
    /** By subnet. */
    private final Map<String, NetworkAclAssociation> associations = new LinkedHashMap<>();

    NetworkAcls(World world) {
        this.world = world;
    }

    void createDefault(Caller caller, String vpcId) {
        put(caller, world.ids.next(PREFIX), vpcId, true, AclEntries.open());
    }

    /** The VPC has an IPv6 block, at last. */
    void ipv6Came(String vpcId) {
        world.acls.all().map(Shelf.Kept::value).filter(one -> one.vpcId().equals(vpcId) && one.isDefault())
                .map(NetworkAcl::networkAclId).toList().forEach(id -> world.acls.change(id,
                        old -> old.toBuilder().entries(AclEntries.withIpv6(old.entries())).build()));
    }

    private void put(Caller caller, String id, String vpcId, boolean isDefault, List<NetworkAclEntry> entries) {
        world.acls.put(caller, id, NetworkAcl.builder().networkAclId(id).vpcId(vpcId).ownerId(caller.account())
                .isDefault(isDefault).entries(entries).build());
    }

    void subnetMade(String subnetId, String vpcId) {
        String acl = world.acls.all().map(Shelf.Kept::value)
                .filter(one -> one.vpcId().equals(vpcId) && one.isDefault()).findFirst().orElseThrow().networkAclId();
        associate(subnetId, acl);
    }

    private NetworkAclAssociation associate(String subnetId, String aclId) {
        NetworkAclAssociation made = NetworkAclAssociation.builder().subnetId(subnetId).networkAclId(aclId)
                .networkAclAssociationId(world.ids.next("aclassoc")).build();
        associations.put(subnetId, made);
        return made;
    }

    void subnetDeleted(String subnetId) {
        associations.remove(subnetId);
    }

    CreateNetworkAclResponse create(Caller caller, CreateNetworkAclRequest request) {
        String vpcId = Faults.checked(request.vpcId(), "VpcId", "vpc", "InvalidVpcID.Malformed");
        world.vpcs.own(caller, vpcId).orElseThrow(() -> Faults.vpcNotFound(vpcId));
        String id = world.create(caller, PREFIX, ResourceType.NETWORK_ACL, request.tagSpecifications());
        put(caller, id, vpcId, false, AclEntries.closed());
        return CreateNetworkAclResponse.builder().networkAcl(view(caller, require(caller, id))).build();
    }

    NetworkAcl require(Caller caller, String id) {
        return world.acls.own(caller, checked(id)).orElseThrow(() -> Faults.aclNotFound(id));
    }

    private static String checked(String id) {
        return Faults.checked(id, "NetworkAclId", PREFIX, "InvalidNetworkAclId.Malformed");
    }

    private NetworkAcl view(Caller caller, NetworkAcl acl) {
        return acl.toBuilder().tags(world.tags.of(caller, acl.networkAclId())).associations(associations.values()
                .stream().filter(one -> one.networkAclId().equals(acl.networkAclId())).toList()).build();
    }

    DescribeNetworkAclsResponse describe(Caller caller, DescribeNetworkAclsRequest request) {
        List<NetworkAcl> visible = world.acls.own(caller).map(acl -> view(caller, acl)).toList();
        List<NetworkAcl> chosen = Choice.of(visible, NetworkAcl::networkAclId)
                .ids(request.networkAclIds(), NetworkAcls::checked, Faults::aclNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeNetworkAclsResponse.builder().networkAcls(page.items()).nextToken(page.nextToken()).build();
    }

    /** Moves a subnet to another ACL of its VPC; the association gets a new id. */
    ReplaceNetworkAclAssociationResponse replace(Caller caller, ReplaceNetworkAclAssociationRequest request) {
        NetworkAcl acl = require(caller, request.networkAclId());
        NetworkAclAssociation old = associations.values().stream()
                .filter(one -> one.networkAclAssociationId().equals(request.associationId()))
                .filter(one -> world.acls.own(caller, one.networkAclId()).isPresent()).findFirst()
                .orElseThrow(() -> new AwsError("InvalidAssociationID.NotFound",
                        "The association ID '" + request.associationId() + "' does not exist"));
        if (!require(caller, old.networkAclId()).vpcId().equals(acl.vpcId())) {
            throw Faults.invalidValue("network ACL " + acl.networkAclId() + " and subnet " + old.subnetId()
                    + " belong to different networks");
        }
        return ReplaceNetworkAclAssociationResponse.builder()
                .newAssociationId(associate(old.subnetId(), acl.networkAclId()).networkAclAssociationId()).build();
    }

    DeleteNetworkAclResponse delete(Caller caller, DeleteNetworkAclRequest request) {
        NetworkAcl acl = require(caller, request.networkAclId());
        String id = acl.networkAclId();
        if (acl.isDefault()) {
            throw Faults.invalidValue("cannot delete default network ACL " + id);
        }
        if (!view(caller, acl).associations().isEmpty()) {
            throw Faults.dependency("networkAcl", id);
        }
        world.acls.remove(id);
        world.tags.deleteAll(caller, id);
        return DeleteNetworkAclResponse.builder().build();
    }

    /** Whether the VPC has ACLs that somebody made. */
    boolean anyMade(Caller caller, String vpcId) {
        return world.acls.own(caller).anyMatch(acl -> acl.vpcId().equals(vpcId) && !acl.isDefault());
    }

    void vpcDeleted(Caller caller, String vpcId) {
        world.acls.own(caller).filter(acl -> acl.vpcId().equals(vpcId)).map(NetworkAcl::networkAclId).toList()
                .forEach(world.acls::remove);
    }
}
