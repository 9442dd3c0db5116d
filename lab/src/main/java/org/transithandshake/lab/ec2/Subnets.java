package org.transithandshake.lab.ec2;

import java.util.List;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.ec2.Zones.Zone;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.SubnetIpv6CidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Subnets of IPv4, of both families, or of IPv6 alone. Five addresses of each IPv4 block are AWS's. */
final class Subnets {
    private static final Filters<Subnet> FILTERS = new Filters<Subnet>()
            .one("subnet-id", Subnet::subnetId).one("vpc-id", Subnet::vpcId).one("owner-id", Subnet::ownerId)
            .one("state", Subnet::stateAsString).one("cidr-block", Subnet::cidrBlock).one("cidr", Subnet::cidrBlock)
            .one("availability-zone", Subnet::availabilityZone)
            .one("availability-zone-id", Subnet::availabilityZoneId)
            .one("ipv6-native", Subnet::ipv6Native)
            .many("ipv6-cidr-block-association.ipv6-cidr-block", subnet -> subnet.ipv6CidrBlockAssociationSet().stream()
                    .map(SubnetIpv6CidrBlockAssociation::ipv6CidrBlock).toList())
            .many("ipv6-cidr-block-association.association-id", subnet -> subnet.ipv6CidrBlockAssociationSet()
                    .stream().map(SubnetIpv6CidrBlockAssociation::associationId).toList())
            .tags(Subnet::tags);
    private final World world;
    private final Vpcs vpcs;
    private final Firewalls firewalls;

    Subnets(World world, Vpcs vpcs, Firewalls firewalls) {
        this.world = world;
        this.vpcs = vpcs;
        this.firewalls = firewalls;
    }

    CreateSubnetResponse create(Caller caller, CreateSubnetRequest request) {
        Vpc vpc = vpcs.require(caller, request.vpcId());
        boolean ipv6Only = Boolean.TRUE.equals(request.ipv6Native());
        if (request.cidrBlock() == null && !ipv6Only) {
            throw Faults.missing("cidrBlock");
        }
        if (ipv6Only && (request.cidrBlock() != null || request.ipv6CidrBlock() == null)) {
            throw new AwsError("InvalidParameterCombination", "An IPv6 native subnet has an IPv6 block alone.");
        }
        Optional<Cidr> block = Optional.ofNullable(request.cidrBlock())
                .map(text -> free(vpc, Cidr.of(text, "InvalidParameterValue")));
        List<SubnetIpv6CidrBlockAssociation> six = request.ipv6CidrBlock() == null ? List.of()
                : List.of(SubnetBlocks.association(world, vpc, request.ipv6CidrBlock()));
        Zone zone = Zones.find(caller.region(), request.availabilityZone(), request.availabilityZoneId())
                .orElseThrow(() -> Faults.invalidValue("Value (" + request.availabilityZone() + "/"
                        + request.availabilityZoneId() + ") for parameter availabilityZone is invalid."));
        String id = world.create(caller, "subnet", ResourceType.SUBNET, request.tagSpecifications());
        Subnet subnet = Subnet.builder().subnetId(id).vpcId(vpc.vpcId()).ownerId(caller.account())
                .subnetArn("arn:aws:ec2:" + caller.region() + ":" + caller.account() + ":subnet/" + id)
                .availabilityZone(zone.name()).availabilityZoneId(zone.id())
                .cidrBlock(block.map(Cidr::toString).orElse(null))
                .availableIpAddressCount(block.map(four -> (1 << (32 - four.length())) - 5).orElse(0))
                .ipv6CidrBlockAssociationSet(six).ipv6Native(ipv6Only).state(SubnetState.AVAILABLE)
                .defaultForAz(false).mapPublicIpOnLaunch(false).build();
        world.subnets.put(caller, id, subnet);
        firewalls.subnetMade(subnet);
        return CreateSubnetResponse.builder().subnet(view(caller, subnet)).build();
    }

    private Cidr free(Vpc vpc, Cidr block) {
        if (block.length() < 16 || block.length() > 28 || Vpcs.blocks(vpc).stream().noneMatch(o -> o.contains(block))) {
            throw new AwsError("InvalidSubnet.Range", "The CIDR '" + block + "' is invalid.");
        }
        if (inVpc(vpc.vpcId()).stream().filter(o -> o.cidrBlock() != null)
                .anyMatch(o -> Cidr.of(o.cidrBlock(), "").overlaps(block))) {
            throw new AwsError("InvalidSubnet.Conflict", "The CIDR '" + block + "' conflicts with another subnet");
        }
        return block;
    }

    private List<Subnet> inVpc(String vpcId) {
        return world.subnets.all().map(Shelf.Kept::value).filter(subnet -> subnet.vpcId().equals(vpcId)).toList();
    }

    private Subnet view(Caller caller, Subnet subnet) {
        return subnet.toBuilder().tags(world.tags.of(caller, subnet.subnetId())).build();
    }

    Subnet require(Caller caller, String id) {
        return world.subnets.own(caller, checked(id)).orElseThrow(() -> Faults.subnetNotFound(id));
    }

    private static String checked(String id) {
        return Faults.checked(id, "SubnetId", "subnet", "InvalidSubnetID.Malformed");
    }

    DescribeSubnetsResponse describe(Caller caller, DescribeSubnetsRequest request) {
        List<Subnet> visible = world.subnets.own(caller).map(subnet -> view(caller, subnet)).toList();
        List<Subnet> chosen = Choice.of(visible, Subnet::subnetId)
                .ids(request.subnetIds(), Subnets::checked, Faults::subnetNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeSubnetsResponse.builder().subnets(page.items()).nextToken(page.nextToken()).build();
    }
}
