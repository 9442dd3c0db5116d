package org.transithandshake.lab.ec2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentState;

/**
 * The network interfaces that exist in a lab without instances: the one of each attachment in each of its subnets,
 * which only the VPC's owner sees, and those of {@link Hosts}.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html">Amazon VPC attachments</a>: an
 *      attachment places a network interface in each subnet
 */
final class Interfaces {
    private static final Filters<NetworkInterface> FILTERS = new Filters<NetworkInterface>()
            .one("network-interface-id", NetworkInterface::networkInterfaceId)
            .one("subnet-id", NetworkInterface::subnetId).one("vpc-id", NetworkInterface::vpcId)
            .one("owner-id", NetworkInterface::ownerId).one("status", NetworkInterface::statusAsString)
            .one("interface-type", NetworkInterface::interfaceTypeAsString)
            .one("availability-zone", NetworkInterface::availabilityZone)
            .one("description", NetworkInterface::description)
            .one("private-ip-address", NetworkInterface::privateIpAddress)
            .one("requester-managed", NetworkInterface::requesterManaged)
            .tags(NetworkInterface::tagSet);
    private final World world;
    private final Hosts hosts;

    Interfaces(World world) {
        this.world = world;
        this.hosts = new Hosts(world);
    }

    DescribeNetworkInterfacesResponse describe(Caller caller, DescribeNetworkInterfacesRequest request) {
        List<NetworkInterface> visible = Stream.concat(world.attachments.all().filter(kept -> kept.ownedBy(caller))
                .map(Shelf.Kept::value).filter(Interfaces::hasInterfaces)
                .flatMap(attachment -> attachment.model().subnetIds().stream()
                        .flatMap(id -> world.subnets.get(id).stream())
                        .map(subnet -> of(caller, attachment, subnet))), hosts.of(caller)).toList();
        List<NetworkInterface> chosen = Choice.of(visible, NetworkInterface::networkInterfaceId)
                .ids(request.networkInterfaceIds(), Interfaces::checked, Faults::interfaceNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeNetworkInterfacesResponse.builder().networkInterfaces(page.items()).nextToken(page.nextToken())
                .build();
    }

    static String checked(String id) {
        return Faults.checked(id, "NetworkInterfaceId", "eni", "InvalidNetworkInterfaceId.Malformed");
    }

    /** A request that nobody accepted has none yet. */
    private static boolean hasInterfaces(Attachment attachment) {
        return attachment.exists() && attachment.state() != TransitGatewayAttachmentState.PENDING_ACCEPTANCE
                && attachment.state() != TransitGatewayAttachmentState.REJECTING;
    }

    /** Whether something stands in the subnet that would keep it from being deleted. */
    boolean in(String subnetId) {
        return world.attachments.all().map(Shelf.Kept::value).anyMatch(attachment ->
                attachment.exists() && attachment.model().subnetIds().contains(subnetId))
                || hosts.in(subnetId).findAny().isPresent();
    }

    private static NetworkInterface of(Caller caller, Attachment attachment, Subnet subnet) {
        return NetworkInterface.builder().networkInterfaceId(id(attachment.id(), subnet.subnetId()))
                .subnetId(subnet.subnetId()).vpcId(subnet.vpcId()).ownerId(caller.account())
                .availabilityZone(subnet.availabilityZone())
                .description("Network Interface for Transit Gateway Attachment " + attachment.id())
                .interfaceType(NetworkInterfaceType.TRANSIT_GATEWAY).requesterManaged(true)
                .status(NetworkInterfaceStatus.IN_USE).sourceDestCheck(true)
                .privateIpAddress(address(subnet.cidrBlock())).groups(List.of()).tagSet(List.of()).build();
    }

    private static String id(String attachmentId, String subnetId) {
        UUID hash = UUID.nameUUIDFromBytes((attachmentId + subnetId).getBytes(UTF_8));
        return "eni-0%016x".formatted(hash.getMostSignificantBits());
    }

    /** The last address but one of the subnet: AWS does not say which it takes, but it is none of the reserved. */
    private static String address(String block) {
        return Cidr.of(block, "InvalidParameterValue").block().getUpper().increment(-1).withoutPrefixLength()
                .toCanonicalString();
    }
}
