package org.transithandshake.aws;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.routing.Change;
import org.transithandshake.routing.Route;
import org.transithandshake.routing.RouteTable;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** The route tables of a VPC's subnets. */
public final class VpcRoutes {
    private final Aws aws;

    public VpcRoutes(Aws aws) {
        this.aws = aws;
    }

    /** One subnet in each Availability Zone: the one with the lowest id. */
    public List<String> attachmentSubnets(String vpcId) {
        return subnets(List.of(vpcId)).stream()
                .collect(Collectors.groupingBy(Subnet::availabilityZoneId,
                        Collectors.mapping(Subnet::subnetId, Collectors.minBy(String::compareTo))))
                .values().stream().flatMap(Optional::stream).sorted().toList();
    }

    /**
     * The tables of the subnets in Availability Zones in which one of the attachments has a subnet. From other
     * zones the gateway takes no traffic (Amazon VPC Transit Gateways, "How transit gateways work"), so a route
     * there would only lose packets.
     */
    public List<RouteTable> inAttachedZones(Collection<Attachment> attachments) {
        List<String> vpcs = attachments.stream().map(Attachment::vpcId).distinct().toList();
        Set<String> attached = attachments.stream().flatMap(a -> a.subnetIds().stream()).collect(Collectors.toSet());
        List<Subnet> subnets = subnets(vpcs);
        Set<String> zones = subnets.stream().filter(s -> attached.contains(s.subnetId()))
                .map(s -> s.vpcId() + s.availabilityZoneId()).collect(Collectors.toSet());
        List<Subnet> routed = subnets.stream()
                .filter(s -> zones.contains(s.vpcId() + s.availabilityZoneId())).toList();
        return tablesOf(routed, tables(vpcs));
    }

    /** Makes one change; false if somebody made a route to the destination in the meantime, so look again. */
    public boolean apply(Change change, String gatewayId) {
        String cidr = change.destination().toString();
        boolean v6 = change.destination().isIpv6();
        return switch (change) {
            case Change.Add add -> Errors.tolerating(Set.of(Errors.ROUTE_EXISTS), () -> aws.ec2().createRoute(r ->
                    r.routeTableId(add.tableId()).transitGatewayId(gatewayId)
                            .destinationCidrBlock(v6 ? null : cidr).destinationIpv6CidrBlock(v6 ? cidr : null)));
            case Change.Renew renew -> Errors.tolerating(Set.of(), () -> aws.ec2().replaceRoute(r ->
                    r.routeTableId(renew.tableId()).transitGatewayId(gatewayId)
                            .destinationCidrBlock(v6 ? null : cidr).destinationIpv6CidrBlock(v6 ? cidr : null)));
            case Change.Present present -> true;
            case Change.Conflict conflict -> true;
        };
    }

    /** Deletes a route; one that is gone already is as good. */
    void delete(String tableId, Cidr range) {
        boolean v6 = range.isIpv6();
        Errors.tolerating(Set.of(Errors.NO_ROUTE), () -> aws.ec2().deleteRoute(r -> r.routeTableId(tableId)
                .destinationCidrBlock(v6 ? null : range.toString())
                .destinationIpv6CidrBlock(v6 ? range.toString() : null)));
    }

    /** The command that does the same. */
    static String deletion(String tableId, Cidr range) {
        return "aws ec2 delete-route --route-table-id " + tableId + (range.isIpv6()
                ? " --destination-ipv6-cidr-block " : " --destination-cidr-block ") + range;
    }

    private List<Subnet> subnets(Collection<String> vpcIds) {
        return aws.ec2().describeSubnetsPaginator(r -> r.filters(vpcFilter(vpcIds))).subnets().stream().toList();
    }

    private List<software.amazon.awssdk.services.ec2.model.RouteTable> tables(Collection<String> vpcIds) {
        return aws.ec2().describeRouteTablesPaginator(r -> r.filters(vpcFilter(vpcIds)))
                .routeTables().stream().toList();
    }

    private static Filter vpcFilter(Collection<String> vpcIds) {
        return Filter.builder().name("vpc-id").values(vpcIds).build();
    }

    /** A subnet without an association of its own uses its VPC's main table. */
    private static List<RouteTable> tablesOf(List<Subnet> subnets,
            List<software.amazon.awssdk.services.ec2.model.RouteTable> tables) {
        Set<String> associated = tables.stream().flatMap(t -> t.associations().stream())
                .map(RouteTableAssociation::subnetId).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<String> ids = subnets.stream().map(Subnet::subnetId).collect(Collectors.toCollection(HashSet::new));
        Set<String> vpcsOnMain = subnets.stream().filter(s -> !associated.contains(s.subnetId()))
                .map(Subnet::vpcId).collect(Collectors.toSet());
        return tables.stream()
                .filter(table -> table.associations().stream().anyMatch(a -> ids.contains(a.subnetId())
                        || Boolean.TRUE.equals(a.main()) && vpcsOnMain.contains(table.vpcId())))
                .map(VpcRoutes::read).toList();
    }

    private static RouteTable read(software.amazon.awssdk.services.ec2.model.RouteTable table) {
        return new RouteTable(table.routeTableId(), table.routes().stream()
                .filter(r -> r.destinationCidrBlock() != null || r.destinationIpv6CidrBlock() != null)
                .map(VpcRoutes::route).toList());
    }

    private static Route route(software.amazon.awssdk.services.ec2.model.Route route) {
        String target = Stream.of(route.transitGatewayId(), route.gatewayId(), route.natGatewayId(),
                        route.networkInterfaceId(), route.vpcPeeringConnectionId(), route.egressOnlyInternetGatewayId(),
                        route.instanceId(), route.localGatewayId(), route.carrierGatewayId(), route.coreNetworkArn())
                .filter(Objects::nonNull).findFirst().orElse("another target");
        return new Route(Cidr.of(route.destinationCidrBlock() != null
                ? route.destinationCidrBlock() : route.destinationIpv6CidrBlock()), target,
                route.state() == RouteState.BLACKHOLE);
    }
}
