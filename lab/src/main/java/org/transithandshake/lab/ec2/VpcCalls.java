package org.transithandshake.lab.ec2;

import static org.transithandshake.lab.ec2.Calls.On.on;
import static software.amazon.awssdk.services.ec2.model.ResourceType.INTERNET_GATEWAY;
import static software.amazon.awssdk.services.ec2.model.ResourceType.ROUTE_TABLE;
import static software.amazon.awssdk.services.ec2.model.ResourceType.SUBNET;
import static software.amazon.awssdk.services.ec2.model.ResourceType.VPC;

import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;

/** The operations on VPCs, subnets, their route tables and internet gateways, with their permissions. */
final class VpcCalls {
    private VpcCalls() {
    }

    static void add(Calls calls, World world, Vpcs vpcs, RouteTables tables, Firewalls firewalls) {
        Subnets subnets = new Subnets(world, vpcs, firewalls);
        vpcs(calls, vpcs, subnets);
        subnetBlocks(calls, new SubnetBlocks(world, subnets));
        tables(calls, tables);
        routes(calls, new Routes(world));
        internetGateways(calls, new InternetGateways(world, vpcs));
    }

    private static void vpcs(Calls calls, Vpcs vpcs, Subnets subnets) {
        calls.make(CreateVpcRequest.class, vpcs::create, VPC, CreateVpcRequest::tagSpecifications)
                .look(DescribeVpcsRequest.class, vpcs::describe)
                .call(AssociateVpcCidrBlockRequest.class, vpcs::associate,
                        on(VPC, AssociateVpcCidrBlockRequest::vpcId))
                .call(DisassociateVpcCidrBlockRequest.class, vpcs::disassociate, on(VPC, request -> null))
                .make(CreateSubnetRequest.class, subnets::create, SUBNET, CreateSubnetRequest::tagSpecifications,
                        on(VPC, CreateSubnetRequest::vpcId))
                .look(DescribeSubnetsRequest.class, subnets::describe);
    }

    private static void subnetBlocks(Calls calls, SubnetBlocks blocks) {
        calls.call(AssociateSubnetCidrBlockRequest.class, blocks::associate,
                        on(SUBNET, AssociateSubnetCidrBlockRequest::subnetId))
                .call(DisassociateSubnetCidrBlockRequest.class, blocks::disassociate, on(SUBNET, request -> null));
    }

    private static void tables(Calls calls, RouteTables tables) {
        calls.make(CreateRouteTableRequest.class, tables::create, ROUTE_TABLE,
                        CreateRouteTableRequest::tagSpecifications, on(VPC, CreateRouteTableRequest::vpcId))
                .look(DescribeRouteTablesRequest.class, tables::describe)
                .call(AssociateRouteTableRequest.class, tables::associate,
                        on(ROUTE_TABLE, AssociateRouteTableRequest::routeTableId),
                        on(SUBNET, AssociateRouteTableRequest::subnetId))
                .call(ReplaceRouteTableAssociationRequest.class, tables::replace,
                        on(ROUTE_TABLE, ReplaceRouteTableAssociationRequest::routeTableId))
                .call(DisassociateRouteTableRequest.class, tables::disassociate, on(ROUTE_TABLE, request -> null));
    }

    private static void routes(Calls calls, Routes routes) {
        calls.call(CreateRouteRequest.class, routes::create, on(ROUTE_TABLE, CreateRouteRequest::routeTableId))
                .call(ReplaceRouteRequest.class, routes::replace, on(ROUTE_TABLE, ReplaceRouteRequest::routeTableId))
                .call(DeleteRouteRequest.class, routes::delete, on(ROUTE_TABLE, DeleteRouteRequest::routeTableId));
    }

    private static void internetGateways(Calls calls, InternetGateways gateways) {
        calls.make(CreateInternetGatewayRequest.class, gateways::create, INTERNET_GATEWAY,
                        CreateInternetGatewayRequest::tagSpecifications)
                .call(AttachInternetGatewayRequest.class, gateways::attach,
                        on(INTERNET_GATEWAY, AttachInternetGatewayRequest::internetGatewayId),
                        on(VPC, AttachInternetGatewayRequest::vpcId))
                .call(DetachInternetGatewayRequest.class, gateways::detach,
                        on(INTERNET_GATEWAY, DetachInternetGatewayRequest::internetGatewayId),
                        on(VPC, DetachInternetGatewayRequest::vpcId))
                .call(DeleteInternetGatewayRequest.class, gateways::delete,
                        on(INTERNET_GATEWAY, DeleteInternetGatewayRequest::internetGatewayId))
                .look(DescribeInternetGatewaysRequest.class, gateways::describe);
    }
}
