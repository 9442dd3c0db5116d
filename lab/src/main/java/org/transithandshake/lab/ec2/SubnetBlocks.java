package org.transithandshake.lab.ec2;

import java.util.List;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** The IPv6 blocks of subnets (EC2 API reference, AssociateSubnetCidrBlock: one for each subnet, /44 to /64). */
final class SubnetBlocks {
    private final World world;
    private final Subnets subnets;

    SubnetBlocks(World world, Subnets subnets) {
        this.world = world;
        this.subnets = subnets;
    }

    static List<Cidr> ipv6(Subnet subnet) {
        return subnet.ipv6CidrBlockAssociationSet().stream()
                .map(association -> Cidr.ipv6(association.ipv6CidrBlock(), "")).toList();
    }

    /** A new association with a block of the VPC's that no other subnet uses. */
    static SubnetIpv6CidrBlockAssociation association(World world, Vpc vpc, String text) {
        Cidr block = Cidr.ipv6(text, "InvalidParameterValue");
        boolean sized = block.length() >= 44 && block.length() <= 64 && block.length() % 4 == 0;
        if (!sized || Ipv6Blocks.of(vpc).stream().noneMatch(one -> one.contains(block))) {
            throw new AwsError("InvalidSubnet.Range", "The CIDR '" + block + "' is invalid.");
        }
        Stream<Subnet> others = world.subnets.all().map(Shelf.Kept::value)
                .filter(subnet -> subnet.vpcId().equals(vpc.vpcId()));
        if (others.flatMap(subnet -> ipv6(subnet).stream()).anyMatch(block::overlaps)) {
            throw new AwsError("InvalidSubnet.Conflict", "The CIDR '" + block + "' conflicts with another subnet");
        }
        return SubnetIpv6CidrBlockAssociation.builder().associationId(world.ids.next("subnet-cidr-assoc"))
                .ipv6CidrBlock(block.toString())
                .ipv6CidrBlockState(state -> state.state(SubnetCidrBlockStateCode.ASSOCIATED)).build();
    }

    AssociateSubnetCidrBlockResponse associate(Caller caller, AssociateSubnetCidrBlockRequest request) {
        Subnet subnet = subnets.require(caller, request.subnetId());
        if (request.ipv6CidrBlock() == null) {
            throw Faults.missing("ipv6CidrBlock");
        }
        if (!subnet.ipv6CidrBlockAssociationSet().isEmpty()) {
            throw new AwsError("SubnetCidrBlockLimitExceeded", subnet.subnetId() + " has an IPv6 CIDR block already.");
        }
        SubnetIpv6CidrBlockAssociation added = association(world, world.vpcs.get(subnet.vpcId()).orElseThrow(),
                request.ipv6CidrBlock());
        keep(subnet, List.of(added));
        return AssociateSubnetCidrBlockResponse.builder().subnetId(subnet.subnetId()).ipv6CidrBlockAssociation(
                in(added, SubnetCidrBlockStateCode.ASSOCIATING)).build();
    }

    DisassociateSubnetCidrBlockResponse disassociate(Caller caller, DisassociateSubnetCidrBlockRequest request) {
        String id = request.associationId();
        Subnet subnet = world.subnets.own(caller).filter(one -> one.ipv6CidrBlockAssociationSet().stream()
                .anyMatch(association -> association.associationId().equals(id))).findFirst()
                .orElseThrow(() -> new AwsError("InvalidSubnetCidrBlockAssociationID.NotFound",
                        "The subnet CIDR block with association ID '" + id + "' does not exist"));
        SubnetIpv6CidrBlockAssociation removed = subnet.ipv6CidrBlockAssociationSet().getFirst();
        keep(subnet, List.of());
        return DisassociateSubnetCidrBlockResponse.builder().subnetId(subnet.subnetId()).ipv6CidrBlockAssociation(
                in(removed, SubnetCidrBlockStateCode.DISASSOCIATING)).build();
    }

    private void keep(Subnet subnet, List<SubnetIpv6CidrBlockAssociation> associations) {
        world.subnets.change(subnet.subnetId(),
                old -> old.toBuilder().ipv6CidrBlockAssociationSet(associations).build());
    }

    private static SubnetIpv6CidrBlockAssociation in(
            SubnetIpv6CidrBlockAssociation association, SubnetCidrBlockStateCode state) {
        return association.toBuilder().ipv6CidrBlockState(is -> is.state(state)).build();
    }
}
