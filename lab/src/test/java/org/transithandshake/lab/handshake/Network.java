package org.transithandshake.lab.handshake;

import java.util.List;
import org.transithandshake.lab.Lab;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

/** What persons of the accounts read of the gateway, its tables and the VPCs' routes. */
final class Network {
    static final String SEGMENT = "segment:main";
    static final String AIRLOCK = "airlock:1";
    private final Lab lab;
    private final Ec2Client hub;

    Network(Lab lab) {
        this.lab = lab;
        hub = lab.ec2(Scene.HUB);
    }

    TransitGateway own() {
        return hub.describeTransitGateways(r -> r.filters(filter("tag:transit-handshake", "gateway")))
                .transitGateways().getFirst();
    }

    String id() {
        return own().transitGatewayId();
    }

    /** The id of the table with this role; nothing before there is one. */
    List<String> table(String role) {
        return hub.describeTransitGatewayRouteTables().transitGatewayRouteTables().stream()
                .filter(table -> table.tags().stream().anyMatch(
                        tag -> tag.key().equals("transit-handshake") && tag.value().equals(role)))
                .map(TransitGatewayRouteTable::transitGatewayRouteTableId).toList();
    }

    /** The ranges that the table shows, sorted. */
    List<String> shown(String role) {
        return table(role).stream().flatMap(table -> hub.searchTransitGatewayRoutes(r ->
                        r.transitGatewayRouteTableId(table).filters(filter("state", "active", "blackhole"))).routes()
                .stream()).map(route -> route.destinationCidrBlock()).sorted().toList();
    }

    /** The VPCs that propagate into the table. */
    List<String> propagating(String role) {
        return table(role).stream().flatMap(table -> hub.getTransitGatewayRouteTablePropagations(r ->
                        r.transitGatewayRouteTableId(table)).transitGatewayRouteTablePropagations().stream())
                .map(propagation -> propagation.resourceId()).toList();
    }

    /** The VPCs that are associated with the table. */
    List<String> associated(String role) {
        return table(role).stream().flatMap(table -> hub.getTransitGatewayRouteTableAssociations(r ->
                        r.transitGatewayRouteTableId(table)).associations().stream())
                .map(association -> association.resourceId()).sorted().toList();
    }

    /** The accounts whose VPCs have an attachment, whatever its state. */
    List<String> attachments() {
        return hub.describeTransitGatewayVpcAttachments(r -> { }).transitGatewayVpcAttachments().stream()
                .map(TransitGatewayVpcAttachment::vpcOwnerId).toList();
    }

    /** The requests that wait for acceptance. */
    List<String> pending() {
        return hub.describeTransitGatewayVpcAttachments(r -> r.filters(filter("state", "pendingAcceptance")))
                .transitGatewayVpcAttachments().stream()
                .map(TransitGatewayVpcAttachment::transitGatewayAttachmentId).toList();
    }

    TransitGatewayVpcAttachment attachmentOf(String account) {
        return hub.describeTransitGatewayVpcAttachments(r -> { }).transitGatewayVpcAttachments().stream()
                .filter(attachment -> attachment.vpcOwnerId().equals(account)).findFirst().orElseThrow();
    }

    String attachmentIdOf(String account) {
        return attachmentOf(account).transitGatewayAttachmentId();
    }

    /** The value of the hub's tag on the account's attachment. */
    String note(String account, String key) {
        return attachmentOf(account).tags().stream().filter(tag -> tag.key().equals("transit-handshake:" + key))
                .map(tag -> tag.value()).findFirst().orElse("none");
    }

    /** Destinations of routes in the account's VPC route tables that somebody made, sorted: one for each table. */
    List<String> routes(String account) {
        return lab.ec2(account).describeRouteTables(r -> { }).routeTables().stream()
                .flatMap(table -> table.routes().stream())
                .filter(route -> route.origin() == RouteOrigin.CREATE_ROUTE)
                .map(route -> (route.destinationCidrBlock() == null ? route.destinationIpv6CidrBlock()
                        : route.destinationCidrBlock()) + (id().equals(route.transitGatewayId())
                        ? "" : " not to the gateway")).sorted().toList();
    }

    /** The tables of the account that subnets use. */
    List<String> subnetTables(String account) {
        return lab.ec2(account).describeRouteTables(r -> { }).routeTables().stream()
                .filter(table -> table.associations().stream().anyMatch(use -> use.subnetId() != null))
                .map(table -> table.routeTableId()).toList();
    }

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
