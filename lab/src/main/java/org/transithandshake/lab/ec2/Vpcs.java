package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcState;

/** VPCs and their blocks; a block is associated at once. */
final class Vpcs {
    private static final int MOST_BLOCKS = 5;
    private final World world;
    private final RouteTables tables;
    private final Firewalls firewalls;
    private final Consumer<String> blocksChanged;
    private final Ipv6Blocks ipv6;

    /** @param blocksChanged is told the id of a VPC whose blocks changed */
    Vpcs(World world, RouteTables tables, Firewalls firewalls, Consumer<String> blocksChanged) {
        this.world = world;
        this.tables = tables;
        this.firewalls = firewalls;
        this.blocksChanged = blocksChanged;
        ipv6 = new Ipv6Blocks(world);
    }

    /** The VPC's IPv4 blocks. */
    static List<Cidr> blocks(Vpc vpc) {
        return vpc.cidrBlockAssociationSet().stream()
                .map(association -> Cidr.of(association.cidrBlock(), "InvalidVpc.Range")).toList();
    }

    CreateVpcResponse create(Caller caller, CreateVpcRequest request) {
        if (request.cidrBlock() == null) {
            throw Faults.missing("cidrBlock");
        }
        Cidr block = block(request.cidrBlock());
        Ipv6Blocks.Wanted wanted = Ipv6Blocks.Wanted.of(request);
        List<VpcIpv6CidrBlockAssociation> six =
                wanted.isEmpty() ? List.of() : List.of(ipv6.association(List.of(), wanted));
        String id = world.create(caller, "vpc", ResourceType.VPC, request.tagSpecifications());
        Vpc vpc = Vpc.builder().vpcId(id).ownerId(caller.account()).state(VpcState.AVAILABLE).isDefault(false)
                .instanceTenancy(Tenancy.DEFAULT).cidrBlock(block.toString())
                .cidrBlockAssociationSet(association(block)).ipv6CidrBlockAssociationSet(six).build();
        world.vpcs.put(caller, id, vpc);
        tables.createMain(caller, id);
        firewalls.vpcMade(caller, id);
        if (!six.isEmpty()) {
            firewalls.ipv6Came(id);
        }
        Vpc answer = view(caller, vpc).toBuilder().state(VpcState.PENDING).build();
        return CreateVpcResponse.builder().vpc(answer).build();
    }

    private static Cidr block(String text) {
        Cidr block = Cidr.of(text, "InvalidParameterValue");
        if (block.length() < 16 || block.length() > 28) {
            throw new AwsError("InvalidVpc.Range", "The CIDR '" + text + "' is invalid.");
        }
        return block;
    }

    private VpcCidrBlockAssociation association(Cidr block) {
        return VpcCidrBlockAssociation.builder().associationId(world.ids.next("vpc-cidr-assoc"))
                .cidrBlock(block.toString()).cidrBlockState(state -> state.state(VpcCidrBlockStateCode.ASSOCIATED))
                .build();
    }

    private Vpc view(Caller caller, Vpc vpc) {
        return vpc.toBuilder().tags(world.tags.of(caller, vpc.vpcId())).build();
    }

    DescribeVpcsResponse describe(Caller caller, DescribeVpcsRequest request) {
        List<Vpc> chosen = Choice.of(world.vpcs.own(caller).map(vpc -> view(caller, vpc)).toList(), Vpc::vpcId)
                .ids(request.vpcIds(), id -> Faults.checked(id, "VpcId", "vpc", "InvalidVpcID.Malformed"),
                        Faults::vpcNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeVpcsResponse.builder().vpcs(page.items()).nextToken(page.nextToken()).build();
    }

    private static final Filters<Vpc> FILTERS = new Filters<Vpc>()
            .one("vpc-id", Vpc::vpcId).one("owner-id", Vpc::ownerId).one("state", Vpc::stateAsString)
            .one("cidr", Vpc::cidrBlock).one("is-default", Vpc::isDefault)
            .many("cidr-block-association.cidr-block", vpc -> vpc.cidrBlockAssociationSet().stream()
                    .map(VpcCidrBlockAssociation::cidrBlock).toList())
            .many("cidr-block-association.association-id", vpc -> vpc.cidrBlockAssociationSet().stream()
                    .map(VpcCidrBlockAssociation::associationId).toList())
            .many("ipv6-cidr-block-association.ipv6-cidr-block", vpc -> vpc.ipv6CidrBlockAssociationSet().stream()
                    .map(VpcIpv6CidrBlockAssociation::ipv6CidrBlock).toList())
            .many("ipv6-cidr-block-association.association-id", vpc -> vpc.ipv6CidrBlockAssociationSet().stream()
                    .map(VpcIpv6CidrBlockAssociation::associationId).toList())
            .tags(Vpc::tags);

    Vpc require(Caller caller, String id) {
        Faults.checked(id, "VpcId", "vpc", "InvalidVpcID.Malformed");
        return world.vpcs.own(caller, id).orElseThrow(() -> Faults.vpcNotFound(id));
    }

    AssociateVpcCidrBlockResponse associate(Caller caller, AssociateVpcCidrBlockRequest request) {
        Vpc vpc = require(caller, request.vpcId());
        Ipv6Blocks.Wanted wanted = Ipv6Blocks.Wanted.of(request);
        if (request.cidrBlock() == null && wanted.isEmpty()) {
            throw Faults.missing("cidrBlock");
        }
        if (!wanted.isEmpty()) {
            if (request.cidrBlock() != null) {
                throw new AwsError("InvalidParameterCombination", "An IPv4 and an IPv6 block take a request each.");
            }
            return associateIpv6(vpc, wanted);
        }
        Cidr block = block(request.cidrBlock());
        if (blocks(vpc).stream().anyMatch(block::overlaps)) {
            throw new AwsError("InvalidVpc.Range", "The CIDR '" + block + "' conflicts with a block of " + vpc.vpcId()
                    + ".");
        }
        if (blocks(vpc).size() == MOST_BLOCKS) {
            throw new AwsError("CidrLimitExceeded", "This network '" + vpc.vpcId() + "' has met its maximum number of"
                    + " allowed CIDRs: " + MOST_BLOCKS);
        }
        VpcCidrBlockAssociation added = association(block);
        List<VpcCidrBlockAssociation> all = new ArrayList<>(vpc.cidrBlockAssociationSet());
        all.add(added);
        keep(vpc, all);
        return AssociateVpcCidrBlockResponse.builder().vpcId(vpc.vpcId()).cidrBlockAssociation(added.toBuilder()
                .cidrBlockState(state -> state.state(VpcCidrBlockStateCode.ASSOCIATING)).build()).build();
    }

    private AssociateVpcCidrBlockResponse associateIpv6(Vpc vpc, Ipv6Blocks.Wanted wanted) {
        VpcIpv6CidrBlockAssociation added = ipv6.association(vpc.ipv6CidrBlockAssociationSet(), wanted);
        List<VpcIpv6CidrBlockAssociation> all = new ArrayList<>(vpc.ipv6CidrBlockAssociationSet());
        all.add(added);
        keepIpv6(vpc, all);
        firewalls.ipv6Came(vpc.vpcId());
        return AssociateVpcCidrBlockResponse.builder().vpcId(vpc.vpcId()).ipv6CidrBlockAssociation(added.toBuilder()
                .ipv6CidrBlockState(state -> state.state(VpcCidrBlockStateCode.ASSOCIATING)).build()).build();
    }

    DisassociateVpcCidrBlockResponse disassociate(Caller caller, DisassociateVpcCidrBlockRequest request) {
        String id = request.associationId();
        for (Vpc own : world.vpcs.own(caller).toList()) {
            for (VpcIpv6CidrBlockAssociation one : own.ipv6CidrBlockAssociationSet()) {
                if (one.associationId().equals(id)) {
                    return disassociateIpv6(own, one);
                }
            }
        }
        Vpc vpc = world.vpcs.own(caller).filter(one -> association(one, id) != null).findFirst()
                .orElseThrow(() -> new AwsError("InvalidVpcCidrBlockAssociationID.NotFound",
                        "The vpc CIDR block association ID '" + id + "' does not exist"));
        VpcCidrBlockAssociation removed = association(vpc, id);
        if (removed.cidrBlock().equals(vpc.cidrBlock())) {
            throw new AwsError("OperationNotPermitted", "The vpc CIDR block with association ID " + id
                    + " may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
        }
        keep(vpc, vpc.cidrBlockAssociationSet().stream().filter(one -> one != removed).toList());
        return DisassociateVpcCidrBlockResponse.builder().vpcId(vpc.vpcId()).cidrBlockAssociation(removed.toBuilder()
                .cidrBlockState(state -> state.state(VpcCidrBlockStateCode.DISASSOCIATING)).build()).build();
    }

    private DisassociateVpcCidrBlockResponse disassociateIpv6(Vpc vpc, VpcIpv6CidrBlockAssociation removed) {
        ipv6.checkUnused(vpc, removed);
        keepIpv6(vpc, vpc.ipv6CidrBlockAssociationSet().stream().filter(one -> one != removed).toList());
        return DisassociateVpcCidrBlockResponse.builder().vpcId(vpc.vpcId()).ipv6CidrBlockAssociation(
                removed.toBuilder().ipv6CidrBlockState(state -> state.state(VpcCidrBlockStateCode.DISASSOCIATING))
                        .build()).build();
    }

    private void keepIpv6(Vpc vpc, List<VpcIpv6CidrBlockAssociation> associations) {
        world.vpcs.change(vpc.vpcId(), old -> old.toBuilder().ipv6CidrBlockAssociationSet(associations).build());
        blocksChanged.accept(vpc.vpcId());
    }

    private static VpcCidrBlockAssociation association(Vpc vpc, String id) {
        return vpc.cidrBlockAssociationSet().stream().filter(one -> one.associationId().equals(id)).findFirst()
                .orElse(null);
    }

    private void keep(Vpc vpc, List<VpcCidrBlockAssociation> associations) {
        world.vpcs.change(vpc.vpcId(), old -> old.toBuilder().cidrBlockAssociationSet(associations).build());
        blocksChanged.accept(vpc.vpcId());
    }
}
