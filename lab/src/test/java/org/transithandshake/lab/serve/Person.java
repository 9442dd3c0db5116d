package org.transithandshake.lab.serve;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A person of an account at the command line, played with the SDK's clients over HTTP. */
final class Person {
    final String account;
    final Ec2Client ec2;
    final RamClient ram;
    final SfnClient sfn;

    /** A VPC with one subnet and its main route table. */
    record Network(String vpc, String subnet, String table) {
    }

    Person(Served served, String account) {
        this.account = account;
        this.ec2 = served.client(Ec2Client.builder(), account);
        this.ram = served.client(RamClient.builder(), account);
        this.sfn = served.client(SfnClient.builder(), account);
    }

    static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    Network network(String block, String subnetBlock) {
        String vpc = ec2.createVpc(r -> r.cidrBlock(block)).vpc().vpcId();
        String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock(subnetBlock)).subnet().subnetId();
        String table = ec2.describeRouteTables(r -> r.filters(filter("vpc-id", vpc))).routeTables().getFirst()
                .routeTableId();
        return new Network(vpc, subnet, table);
    }

    String request(String gateway, Network network) {
        return ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway).vpcId(network.vpc)
                .subnetIds(network.subnet)).transitGatewayVpcAttachment().transitGatewayAttachmentId();
    }

    String state(String attachment) {
        return ec2.describeTransitGatewayVpcAttachments(r -> r.transitGatewayAttachmentIds(attachment))
                .transitGatewayVpcAttachments().getFirst().stateAsString();
    }

    /** The targets of a route table by destination. */
    Map<String, String> routes(String table) {
        return ec2.describeRouteTables(r -> r.routeTableIds(table)).routeTables().getFirst().routes().stream()
                .collect(Collectors.toMap(Route::destinationCidrBlock, route ->
                        route.transitGatewayId() == null ? route.gatewayId() : route.transitGatewayId()));
    }

    /** The ranges that a gateway's table shows. */
    List<String> shown(String table) {
        return ec2.searchTransitGatewayRoutes(r -> r.transitGatewayRouteTableId(table)
                .filters(filter("state", "active"))).routes().stream()
                .map(TransitGatewayRoute::destinationCidrBlock).toList();
    }
}
