package org.transithandshake.lab.ec2;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * The network interfaces that people make, for hosts: with one IPv4 address, which is to be named, and any IPv6 ones.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterface.html">
 *      CreateNetworkInterface</a>
 */
final class Hosts {
    private final World world;

    Hosts(World world) {
        this.world = world;
    }

    CreateNetworkInterfaceResponse create(Caller caller, CreateNetworkInterfaceRequest request) {
        Subnet subnet = world.subnets.own(caller, request.subnetId())
                .orElseThrow(() -> Faults.subnetNotFound(request.subnetId()));
        if (request.privateIpAddress() == null) {
            throw Faults.missing("PrivateIpAddress");
        }
        checkFree(subnet, request.privateIpAddress());
        List<GroupIdentifier> groups = groups(caller, subnet.vpcId(), request.groups());
        String id = world.create(caller, "eni", ResourceType.NETWORK_INTERFACE, request.tagSpecifications());
        world.interfaces.put(caller, id, NetworkInterface.builder().networkInterfaceId(id)
                .subnetId(subnet.subnetId()).vpcId(subnet.vpcId()).ownerId(caller.account())
                .availabilityZone(subnet.availabilityZone()).description(request.description())
                .interfaceType(NetworkInterfaceType.INTERFACE).requesterManaged(false)
                .status(NetworkInterfaceStatus.AVAILABLE).sourceDestCheck(true).groups(groups)
                .privateIpAddress(request.privateIpAddress())
                .privateIpAddresses(NetworkInterfacePrivateIpAddress.builder().primary(true)
                        .privateIpAddress(request.privateIpAddress()).build())
                .ipv6Addresses(request.ipv6Addresses().stream().map(address -> NetworkInterfaceIpv6Address.builder()
                        .ipv6Address(address.ipv6Address()).build()).toList()).build());
        return CreateNetworkInterfaceResponse.builder().networkInterface(view(caller, id)).build();
    }

    /** Five addresses of a block are AWS's: the first four and the last ("Subnet CIDR blocks", Amazon VPC guide). */
    private void checkFree(Subnet subnet, String address) {
        var block = Cidr.of(subnet.cidrBlock(), "InvalidParameterValue").block();
        boolean reserved = Stream.of(0, 1, 2, 3).anyMatch(i -> text(block.getLower().increment(i)).equals(address))
                || text(block.getUpper()).equals(address);
        if (reserved || !block.contains(new IPAddressString(address).getAddress())) {
            throw Faults.invalidValue(reserved ? "Address " + address + " is in subnet's reserved address range"
                    : "Address does not fall within the subnet's address range");
        }
        if (in(subnet.subnetId()).anyMatch(one -> address.equals(one.privateIpAddress()))) {
            throw new AwsError("InvalidIPAddress.InUse", "The specified address is already in use.");
        }
    }

    private static String text(IPAddress address) {
        return address.withoutPrefixLength().toCanonicalString();
    }

    /** Those named, of the same VPC; the VPC's default one if none is. */
    private List<GroupIdentifier> groups(Caller caller, String vpcId, List<String> named) {
        List<SecurityGroup> ofVpc = world.groups.own(caller).filter(group -> group.vpcId().equals(vpcId)).toList();
        named.stream().filter(id -> ofVpc.stream().noneMatch(group -> group.groupId().equals(id))).findFirst()
                .ifPresent(id -> {
                    throw Faults.groupNotFound(id);
                });
        return ofVpc.stream().filter(group -> named.isEmpty() ? group.groupName().equals("default")
                        : named.contains(group.groupId()))
                .map(group -> GroupIdentifier.builder().groupId(group.groupId()).groupName(group.groupName()).build())
                .toList();
    }

    /** Groups, or the check of source and destination, which a host that forwards has off. */
    ModifyNetworkInterfaceAttributeResponse modify(Caller caller, ModifyNetworkInterfaceAttributeRequest request) {
        NetworkInterface standing = require(caller, request.networkInterfaceId());
        if (request.sourceDestCheck() != null) {
            world.interfaces.change(standing.networkInterfaceId(),
                    old -> old.toBuilder().sourceDestCheck(request.sourceDestCheck().value()).build());
        }
        if (!request.groups().isEmpty()) {
            List<GroupIdentifier> groups = groups(caller, standing.vpcId(), request.groups());
            world.interfaces.change(standing.networkInterfaceId(), old -> old.toBuilder().groups(groups).build());
        }
        return ModifyNetworkInterfaceAttributeResponse.builder().build();
    }

    DeleteNetworkInterfaceResponse delete(Caller caller, DeleteNetworkInterfaceRequest request) {
        String id = require(caller, request.networkInterfaceId()).networkInterfaceId();
        world.interfaces.remove(id);
        world.tags.deleteAll(caller, id);
        return DeleteNetworkInterfaceResponse.builder().build();
    }

    Stream<NetworkInterface> of(Caller caller) {
        return world.interfaces.own(caller).map(one -> view(caller, one.networkInterfaceId()));
    }

    Stream<NetworkInterface> in(String subnetId) {
        return world.interfaces.all().map(Shelf.Kept::value).filter(one -> one.subnetId().equals(subnetId));
    }

    private NetworkInterface view(Caller caller, String id) {
        return world.interfaces.get(id).orElseThrow().toBuilder().tagSet(world.tags.of(caller, id)).build();
    }

    private NetworkInterface require(Caller caller, String id) {
        return world.interfaces.own(caller, Interfaces.checked(id)).orElseThrow(() -> Faults.interfaceNotFound(id));
    }
}
