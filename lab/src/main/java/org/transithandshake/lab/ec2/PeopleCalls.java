package org.transithandshake.lab.ec2;

import static org.transithandshake.lab.ec2.Calls.On.on;
import static software.amazon.awssdk.services.ec2.model.ResourceType.NETWORK_INTERFACE;
import static software.amazon.awssdk.services.ec2.model.ResourceType.PREFIX_LIST;
import static software.amazon.awssdk.services.ec2.model.ResourceType.ROUTE_TABLE;
import static software.amazon.awssdk.services.ec2.model.ResourceType.SUBNET;
import static software.amazon.awssdk.services.ec2.model.ResourceType.VPC;

import software.amazon.awssdk.services.ec2.model.CreateManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.ModifyManagedPrefixListRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;

/** Operations that only people use, with their permissions: deletions, attributes, prefix lists and looking around. */
final class PeopleCalls {
    private PeopleCalls() {
    }

    static void add(Calls calls, World world, Vpcs vpcs, Deletions deletions) {
        deletions(calls, deletions);
        attributes(calls, new Attributes(world, vpcs));
        lists(calls, new PrefixLists(world));
        hosts(calls, new Hosts(world));
        calls.look(DescribeNetworkInterfacesRequest.class, new Interfaces(world)::describe)
                .look(DescribeAvailabilityZonesRequest.class, Places::zones)
                .look(DescribeRegionsRequest.class, Places::regions);
    }

    private static void deletions(Calls calls, Deletions deletions) {
        calls.call(DeleteVpcRequest.class, deletions::vpc, on(VPC, DeleteVpcRequest::vpcId))
                .call(DeleteSubnetRequest.class, deletions::subnet, on(SUBNET, DeleteSubnetRequest::subnetId))
                .call(DeleteRouteTableRequest.class, deletions::table,
                        on(ROUTE_TABLE, DeleteRouteTableRequest::routeTableId));
    }

    private static void hosts(Calls calls, Hosts hosts) {
        calls.make(CreateNetworkInterfaceRequest.class, hosts::create, NETWORK_INTERFACE,
                        CreateNetworkInterfaceRequest::tagSpecifications,
                        on(SUBNET, CreateNetworkInterfaceRequest::subnetId))
                .call(ModifyNetworkInterfaceAttributeRequest.class, hosts::modify,
                        on(NETWORK_INTERFACE, ModifyNetworkInterfaceAttributeRequest::networkInterfaceId))
                .call(DeleteNetworkInterfaceRequest.class, hosts::delete,
                        on(NETWORK_INTERFACE, DeleteNetworkInterfaceRequest::networkInterfaceId));
    }

    private static void attributes(Calls calls, Attributes attributes) {
        calls.call(ModifyVpcAttributeRequest.class, attributes::modifyVpc, on(VPC, ModifyVpcAttributeRequest::vpcId))
                .look(DescribeVpcAttributeRequest.class, attributes::describeVpc)
                .call(ModifySubnetAttributeRequest.class, attributes::modifySubnet,
                        on(SUBNET, ModifySubnetAttributeRequest::subnetId));
    }

    private static void lists(Calls calls, PrefixLists lists) {
        calls.make(CreateManagedPrefixListRequest.class, lists::create, PREFIX_LIST,
                        CreateManagedPrefixListRequest::tagSpecifications)
                .look(DescribeManagedPrefixListsRequest.class, lists::describe)
                .call(GetManagedPrefixListEntriesRequest.class, lists::entries,
                        on(PREFIX_LIST, GetManagedPrefixListEntriesRequest::prefixListId))
                .call(ModifyManagedPrefixListRequest.class, lists::modify,
                        on(PREFIX_LIST, ModifyManagedPrefixListRequest::prefixListId))
                .call(DeleteManagedPrefixListRequest.class, lists::delete,
                        on(PREFIX_LIST, DeleteManagedPrefixListRequest::prefixListId));
    }
}
