package org.transithandshake.lab.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;

/**
 * What stands in both accounts, as a person there reads it: a line for each VPC, route, attachment, gateway, table,
 * association, propagation, share and invitation, with its state and tags.
 */
final class Inventory {
    private final SortedMap<String, String> facts = new TreeMap<>();
    private final Lab lab;

    private Inventory(Lab lab) {
        this.lab = lab;
    }

    static SortedMap<String, String> of(Lab lab) {
        Inventory inventory = new Inventory(lab);
        List.of(Landscape.HUB, Landscape.SPOKE).forEach(inventory::account);
        inventory.gateways(lab.ec2(Landscape.HUB));
        inventory.shares(lab.ram(Landscape.HUB));
        return inventory.facts;
    }

    private void account(String account) {
        Ec2Client ec2 = lab.ec2(account);
        String in = " in " + account;
        ec2.describeVpcs().vpcs().forEach(vpc -> put("VPC " + vpc.vpcId(), vpc.stateAsString(),
                vpc.cidrBlockAssociationSet().stream().map(block -> block.cidrBlock()).toList(), tags(vpc.tags())));
        ec2.describeRouteTables().routeTables().forEach(table -> table.routes().forEach(route -> put(
                "route " + table.routeTableId() + " " + destination(route), target(route), route.stateAsString())));
        ec2.describeTransitGatewayVpcAttachments().transitGatewayVpcAttachments().forEach(attachment -> put(
                "attachment " + attachment.transitGatewayAttachmentId() + in, attachment.stateAsString(),
                attachment.subnetIds(), Objects.toString(attachment.options(), ""), tags(attachment.tags())));
        lab.ram(account).getResourceShareInvitations(r -> { }).resourceShareInvitations().forEach(invitation -> put(
                "invitation " + invitation.resourceShareInvitationArn() + in, invitation.statusAsString()));
    }

    private void gateways(Ec2Client ec2) {
        ec2.describeTransitGateways().transitGateways().forEach(gateway -> put("gateway " + gateway.transitGatewayId(),
                gateway.stateAsString(), gateway.options().toString(), tags(gateway.tags())));
        ec2.describeTransitGatewayRouteTables().transitGatewayRouteTables().forEach(table -> {
            put("gateway's table " + table.transitGatewayRouteTableId(), table.stateAsString(), tags(table.tags()));
            table(ec2, table.transitGatewayRouteTableId());
        });
    }

    private void table(Ec2Client ec2, String table) {
        ec2.getTransitGatewayRouteTableAssociations(r -> r.transitGatewayRouteTableId(table)).associations()
                .forEach(one -> put("association " + table + " " + one.transitGatewayAttachmentId(),
                        one.stateAsString()));
        ec2.getTransitGatewayRouteTablePropagations(r -> r.transitGatewayRouteTableId(table))
                .transitGatewayRouteTablePropagations().forEach(one -> put(
                        "propagation " + table + " " + one.transitGatewayAttachmentId(), one.stateAsString()));
        ec2.searchTransitGatewayRoutes(r -> r.transitGatewayRouteTableId(table).filters(
                Filter.builder().name("state").values("active", "blackhole").build())).routes().forEach(route -> put(
                        "gateway's route " + table + " " + route.destinationCidrBlock(), route.stateAsString(),
                        route.typeAsString(), attachments(route)));
    }

    private void shares(RamClient ram) {
        ram.getResourceShares(r -> r.resourceOwner(ResourceOwner.SELF)).resourceShares().forEach(share -> put(
                "share " + share.name() + " " + share.resourceShareArn(), share.statusAsString()));
        Stream.of(ResourceShareAssociationType.PRINCIPAL, ResourceShareAssociationType.RESOURCE).forEach(type -> ram
                .getResourceShareAssociations(r -> r.associationType(type)).resourceShareAssociations().forEach(one ->
                        put("share " + one.resourceShareName() + " with " + one.associatedEntity(),
                                one.statusAsString())));
    }

    private void put(String what, Object... state) {
        facts.put(what, Stream.of(state).map(Object::toString).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    private static String destination(Route route) {
        return first(route.destinationCidrBlock(), route.destinationIpv6CidrBlock(), route.destinationPrefixListId());
    }

    private static String target(Route route) {
        return first(route.transitGatewayId(), route.gatewayId(), route.natGatewayId(), route.networkInterfaceId(),
                route.instanceId(), route.vpcPeeringConnectionId(), "?");
    }

    private static String first(String... values) {
        return Stream.of(values).filter(Objects::nonNull).findFirst().orElse("?");
    }

    private static String attachments(TransitGatewayRoute route) {
        return route.transitGatewayAttachments().stream().map(one -> one.transitGatewayAttachmentId()).sorted()
                .collect(Collectors.joining(" "));
    }

    private static String tags(List<Tag> tags) {
        return tags.stream().sorted(Comparator.comparing(Tag::key)).map(tag -> tag.key() + "=" + tag.value())
                .collect(Collectors.joining(" "));
    }
}
