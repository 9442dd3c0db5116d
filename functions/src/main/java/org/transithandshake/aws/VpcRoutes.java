package org.transithandshake.aws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.routing.Change;
import org.transithandshake.routing.ListChange;
import org.transithandshake.routing.ListRoute;
import org.transithandshake.routing.Route;
import org.transithandshake.routing.RouteTable;
import org.transithandshake.routing.Subnet;
import org.transithandshake.routing.VpcSubnets;
import org.transithandshake.routing.VpcTable;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;

/** The route tables of a VPC's subnets. */
public final class VpcRoutes {
    private final Aws aws;

    public VpcRoutes(Aws aws) {
        this.aws = aws;
    }

    public VpcSubnets subnetsOf(String vpcId) {
        return new VpcSubnets(subnets(List.of(vpcId)));
    }

    /** The subnets and tables of the VPCs. */
    SeenVpcs see(Collection<String> vpcIds) {
        return new SeenVpcs(seen(vpcIds), tables(vpcIds));
    }

    static Map<String, VpcSubnets> byVpc(List<software.amazon.awssdk.services.ec2.model.Subnet> subnets) {
        return subnets.stream().map(VpcRoutes::subnet).collect(Collectors.groupingBy(Subnet::vpcId,
                Collectors.collectingAndThen(Collectors.toList(), VpcSubnets::new)));
    }

    /** Every table, with those of the subnets that use it. */
    static List<VpcTable> observed(Collection<Subnet> subnets,
            List<software.amazon.awssdk.services.ec2.model.RouteTable> tables) {
        Set<String> associated = tables.stream().flatMap(t -> t.associations().stream())
                .map(RouteTableAssociation::subnetId).filter(Objects::nonNull).collect(Collectors.toSet());
        return tables.stream().map(table -> new VpcTable(table.routeTableId(), table.vpcId(), routesIn(table),
                Tags.read(table.tags()), table.associations().stream().anyMatch(a -> a.gatewayId() != null),
                users(table, subnets, associated), listsIn(table))).toList();
    }

    /** Makes one change; answers what it has become, or nothing if somebody made a route in the meantime. */
    Optional<Change> apply(Change change, String gatewayId) {
        return attempt(() -> make(change, gatewayId), change,
                () -> new Change.NoRoom(change.tableId(), change.destination()));
    }

    /** The same with a route to a prefix list. */
    Optional<ListChange> apply(ListChange change, String gatewayId) {
        return attempt(() -> make(change, gatewayId), change, change::withoutRoom);
    }

    private static <T> Optional<T> attempt(BooleanSupplier make, T change, Supplier<T> withoutRoom) {
        try {
            return make.getAsBoolean() ? Optional.of(change) : Optional.empty();
        } catch (Ec2Exception e) {
            if (Errors.NO_ROOM.equals(Errors.code(e))) {
                return Optional.of(withoutRoom.get());
            }
            throw e;
        }
    }

    private boolean make(Change change, String gatewayId) {
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
            case Change.NotNeeded idle -> true;
            case Change.Conflict conflict -> true;
            case Change.Inside own -> true;
            case Change.NoRoom full -> true;
        };
    }

    /** Every table of the VPC, whether a subnet uses it or not. */
    public List<RouteTable> all(String vpcId) {
        return all(tables(List.of(vpcId)));
    }

    static List<RouteTable> all(List<software.amazon.awssdk.services.ec2.model.RouteTable> tables) {
        return tables.stream().map(table -> new RouteTable(table.routeTableId(), routesIn(table),
                        true, true, listsIn(table)))
                .toList();
    }

    /** Ends a route; one that is gone already is as good. */
    public void remove(String tableId, Cidr destination) {
        boolean v6 = destination.isIpv6();
        Errors.tolerating(Set.of(Errors.NO_ROUTE), () -> aws.ec2().deleteRoute(r -> r.routeTableId(tableId)
                .destinationCidrBlock(v6 ? null : destination.toString())
                .destinationIpv6CidrBlock(v6 ? destination.toString() : null)));
    }

    /** The command that does the same. */
    static String deletion(String tableId, Cidr range) {
        return "aws ec2 delete-route --route-table-id " + tableId + (range.isIpv6()
                ? " --destination-ipv6-cidr-block " : " --destination-cidr-block ") + range;
    }

    private boolean make(ListChange change, String gatewayId) {
        return switch (change.kind()) {
            case ADD -> Errors.tolerating(Set.of(Errors.ROUTE_EXISTS), () -> aws.ec2().createRoute(r ->
                    r.routeTableId(change.tableId()).destinationPrefixListId(change.listId())
                            .transitGatewayId(gatewayId)));
            case RENEW -> Errors.tolerating(Set.of(), () -> aws.ec2().replaceRoute(r ->
                    r.routeTableId(change.tableId()).destinationPrefixListId(change.listId())
                            .transitGatewayId(gatewayId)));
            case REMOVE -> {
                removeList(change.tableId(), change.listId());
                yield true;
            }
            case PRESENT, NOT_NEEDED, CONFLICT, NO_ROOM, REFUSED -> true;
        };
    }

    /** Ends a route to a prefix list; one that is gone already is as good. */
    public void removeList(String tableId, String listId) {
        Errors.tolerating(Set.of(Errors.NO_ROUTE), () -> aws.ec2().deleteRoute(r ->
                r.routeTableId(tableId).destinationPrefixListId(listId)));
    }

    private List<Subnet> subnets(Collection<String> vpcIds) {
        return seen(vpcIds).stream().map(VpcRoutes::subnet).toList();
    }

    private List<software.amazon.awssdk.services.ec2.model.Subnet> seen(Collection<String> vpcIds) {
        return aws.ec2().describeSubnetsPaginator(r -> r.filters(vpcFilter(vpcIds))).subnets().stream().toList();
    }

    private static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet seen) {
        return new Subnet(seen.subnetId(), seen.vpcId(), seen.availabilityZoneId(), seen.cidrBlock() != null,
                seen.ipv6CidrBlockAssociationSet().stream().anyMatch(block ->
                        block.ipv6CidrBlockState().state() == SubnetCidrBlockStateCode.ASSOCIATED));
    }

    private List<software.amazon.awssdk.services.ec2.model.RouteTable> tables(Collection<String> vpcIds) {
        return aws.ec2().describeRouteTablesPaginator(r -> r.filters(vpcFilter(vpcIds)))
                .routeTables().stream().toList();
    }

    static Filter vpcFilter(Collection<String> vpcIds) {
        return Filter.builder().name("vpc-id").values(vpcIds).build();
    }

    /** A subnet without an association of its own uses its VPC's main table. */
    private static List<Subnet> users(software.amazon.awssdk.services.ec2.model.RouteTable table,
            Collection<Subnet> subnets, Set<String> associated) {
        return subnets.stream().filter(subnet -> table.associations().stream().anyMatch(a ->
                subnet.id().equals(a.subnetId()) || Boolean.TRUE.equals(a.main())
                        && !associated.contains(subnet.id()) && subnet.vpcId().equals(table.vpcId()))).toList();
    }

    private static List<ListRoute> listsIn(software.amazon.awssdk.services.ec2.model.RouteTable table) {
        return table.routes().stream().filter(r -> r.destinationPrefixListId() != null)
                .map(r -> new ListRoute(r.destinationPrefixListId(), target(r), r.state() == RouteState.BLACKHOLE))
                .toList();
    }

    private static List<Route> routesIn(software.amazon.awssdk.services.ec2.model.RouteTable table) {
        return table.routes().stream()
                .filter(r -> r.destinationCidrBlock() != null || r.destinationIpv6CidrBlock() != null)
                .map(VpcRoutes::route).toList();
    }

    static Route route(software.amazon.awssdk.services.ec2.model.Route route) {
        return new Route(Cidr.of(route.destinationCidrBlock() != null
                ? route.destinationCidrBlock() : route.destinationIpv6CidrBlock()), target(route),
                route.state() == RouteState.BLACKHOLE);
    }

    static String target(software.amazon.awssdk.services.ec2.model.Route route) {
        return Stream.of(route.transitGatewayId(), route.gatewayId(), route.natGatewayId(),
                        route.networkInterfaceId(), route.vpcPeeringConnectionId(), route.egressOnlyInternetGatewayId(),
                        route.instanceId(), route.localGatewayId(), route.carrierGatewayId(), route.coreNetworkArn())
                .filter(Objects::nonNull).findFirst().orElse("another target");
    }
}
