package org.transithandshake.lab.ec2;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

/**
 * The IPv6 blocks of VPCs: a /56 from Amazon, or one of the caller's own pool (Amazon VPC User Guide, "VPC CIDR
 * blocks": /44 to /60 in steps of four). The lab keeps no pools: it takes any pool's id, and any block with it.
 */
final class Ipv6Blocks {
    /** Amazon VPC quotas, "IPv6 CIDR blocks per VPC". */
    private static final int MOST = 5;
    private static final String AMAZON = "Amazon";
    private final World world;
    private final RandomGenerator random;

    Ipv6Blocks(World world) {
        this.world = world;
        random = world.time.random("ec2.ipv6");
    }

    /** What a request asks for; a block and its pool belong together. */
    record Wanted(boolean ofAmazon, String block, String pool) {
        static Wanted of(CreateVpcRequest request) {
            return new Wanted(Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock()), request.ipv6CidrBlock(),
                    request.ipv6Pool() == null ? request.ipv6IpamPoolId() : request.ipv6Pool());
        }

        static Wanted of(AssociateVpcCidrBlockRequest request) {
            return new Wanted(Boolean.TRUE.equals(request.amazonProvidedIpv6CidrBlock()), request.ipv6CidrBlock(),
                    request.ipv6Pool() == null ? request.ipv6IpamPoolId() : request.ipv6Pool());
        }

        boolean isEmpty() {
            return !ofAmazon && block == null && pool == null;
        }
    }

    /** The VPC's IPv6 blocks. */
    static List<Cidr> of(Vpc vpc) {
        return vpc.ipv6CidrBlockAssociationSet().stream()
                .map(association -> Cidr.ipv6(association.ipv6CidrBlock(), "InvalidVpc.Range")).toList();
    }

    /** A new association for a VPC that has these already. */
    VpcIpv6CidrBlockAssociation association(List<VpcIpv6CidrBlockAssociation> standing, Wanted wanted) {
        if (wanted.ofAmazon() == (wanted.block() != null) || wanted.ofAmazon() == (wanted.pool() != null)) {
            throw new AwsError("InvalidParameterCombination", "Either AmazonProvidedIpv6CidrBlock, or Ipv6CidrBlock"
                    + " and its pool must be specified.");
        }
        if (standing.size() == MOST) {
            throw new AwsError("CidrLimitExceeded", "This network has met its maximum number of allowed IPv6 CIDRs: "
                    + MOST);
        }
        Cidr block = wanted.ofAmazon() ? ofAmazon() : ofPool(wanted.block());
        if (standing.stream().anyMatch(one -> Cidr.ipv6(one.ipv6CidrBlock(), "").overlaps(block))) {
            throw new AwsError("InvalidVpc.Range", "The CIDR '" + block + "' conflicts with a block of the VPC.");
        }
        return VpcIpv6CidrBlockAssociation.builder().associationId(world.ids.next("vpc-cidr-assoc"))
                .ipv6CidrBlock(block.toString()).ipv6Pool(wanted.ofAmazon() ? AMAZON : wanted.pool())
                .ipv6CidrBlockState(state -> state.state(VpcCidrBlockStateCode.ASSOCIATED)).build();
    }

    private static Cidr ofPool(String text) {
        Cidr block = Cidr.ipv6(text, "InvalidParameterValue");
        if (block.length() < 44 || block.length() > 60 || block.length() % 4 != 0) {
            throw new AwsError("InvalidVpc.Range", "The CIDR '" + text + "' is invalid.");
        }
        return block;
    }

    /** One that no other VPC has; the prefix is one of those that Amazon announces in Tokyo. */
    private Cidr ofAmazon() {
        Cidr block = Cidr.ipv6("2406:da14:%x:%x00::/56".formatted(random.nextInt(0x1000), random.nextInt(0x100)), "");
        boolean taken = world.vpcs.all().flatMap(kept -> of(kept.value()).stream()).anyMatch(block::overlaps);
        return taken ? ofAmazon() : block;
    }

    /** Refuses to take a block away in which the VPC has subnets. */
    void checkUnused(Vpc vpc, VpcIpv6CidrBlockAssociation association) {
        Cidr block = Cidr.ipv6(association.ipv6CidrBlock(), "");
        Stream<Cidr> used = world.subnets.all().map(Shelf.Kept::value)
                .filter(subnet -> subnet.vpcId().equals(vpc.vpcId()))
                .flatMap(subnet -> SubnetBlocks.ipv6(subnet).stream());
        if (used.anyMatch(block::contains)) {
            throw new AwsError("InvalidCidrBlock.InUse", "The vpc " + vpc.vpcId()
                    + " currently has a subnet within CIDR block " + block);
        }
    }
}
