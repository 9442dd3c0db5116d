package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/**
 * Routes of VPC route tables, to transit and internet gateways, for IPv4 and IPv6 destinations and prefix lists.
 *
 * <p>A route to a transit gateway is {@code active} while the VPC has an attachment to it that carries traffic, else
 * {@code blackhole} (EC2 API reference, Route: "the route's target isn't available"). AWS does not say what becomes of
 * it when the VPC is attached again: {@link org.transithandshake.lab.api.Switches.Quirk#BLACKHOLE_STAYS}.
 */
final class Routes {
    /** Amazon VPC quotas, "Routes per route table": counted for each family. */
    private static final int MOST = 50;
    private static final Set<String> UNDERSTOOD = Set.of("DryRun", "RouteTableId", "DestinationCidrBlock",
            "DestinationIpv6CidrBlock", "DestinationPrefixListId", "TransitGatewayId", "GatewayId");
    private final World world;

    Routes(World world) {
        this.world = world;
    }

    /** What a table shows: the local routes of all blocks of its VPC, then the others. */
    List<Route> of(RouteTable table) {
        List<Route> all = new ArrayList<>();
        blocks(table).forEach(block -> all.add(to(block).gatewayId("local")
                .origin(RouteOrigin.CREATE_ROUTE_TABLE).state(RouteState.ACTIVE).build()));
        table.routes().forEach(route -> all.add(route.toBuilder().state(state(table, route)).build()));
        return all;
    }

    private List<Cidr> blocks(RouteTable table) {
        return world.vpcs.get(table.vpcId())
                .map(vpc -> Stream.concat(Vpcs.blocks(vpc).stream(), Ipv6Blocks.of(vpc).stream()).toList())
                .orElse(List.of());
    }

    private RouteState state(RouteTable table, Route route) {
        boolean there = route.transitGatewayId() == null
                ? InternetGateways.isAttached(world, route.gatewayId(), table.vpcId())
                : route.state() != RouteState.BLACKHOLE && attached(table, route.transitGatewayId());
        return there ? RouteState.ACTIVE : RouteState.BLACKHOLE;
    }

    /** The VPC's routes to the gateway are blackholes from now on, until they are replaced. */
    static void breakOff(World world, String vpcId, String gatewayId) {
        List<RouteTable> tables = world.tables.all().map(Shelf.Kept::value)
                .filter(table -> table.vpcId().equals(vpcId)).toList();
        tables.forEach(table -> world.tables.change(table.routeTableId(), old -> old.toBuilder().routes(
                old.routes().stream().map(route -> gatewayId.equals(route.transitGatewayId())
                        ? route.toBuilder().state(RouteState.BLACKHOLE).build() : route).toList()).build()));
    }

    private boolean attached(RouteTable table, String gatewayId) {
        return world.attachments.all().map(Shelf.Kept::value).anyMatch(attachment -> attachment.carries()
                && attachment.vpcId().equals(table.vpcId()) && attachment.gatewayId().equals(gatewayId));
    }

    CreateRouteResponse create(Caller caller, CreateRouteRequest request) {
        understood(request);
        RouteTable table = table(caller, request.routeTableId());
        Destination to = Destination.of(world, caller, request.destinationCidrBlock(),
                request.destinationIpv6CidrBlock(), request.destinationPrefixListId());
        if (of(table).stream().anyMatch(to::isOf)) {
            throw new AwsError("RouteAlreadyExists", "The route identified by " + to + " already exists");
        }
        to.block().ifPresent(block -> checkInside(table, block));
        int routes = table.routes().stream().map(one -> Destination.of(world, one))
                .filter(one -> one.isIpv6() == to.isIpv6()).mapToInt(Destination::counts).sum();
        if (routes + to.counts() > MOST) {
            throw new AwsError("RouteLimitExceeded", "The maximum number of routes (" + MOST + ") of "
                    + table.routeTableId() + " has been reached.");
        }
        Route route = route(caller, table, to, request.transitGatewayId(), request.gatewayId());
        change(table, all -> plus(all, route));
        return CreateRouteResponse.builder().returnValue(true).build();
    }

    ReplaceRouteResponse replace(Caller caller, ReplaceRouteRequest request) {
        understood(request);
        RouteTable table = table(caller, request.routeTableId());
        Destination to = Destination.of(world, caller, request.destinationCidrBlock(),
                request.destinationIpv6CidrBlock(), request.destinationPrefixListId());
        Route old = find(table, to);
        Route route = route(caller, table, to, request.transitGatewayId(), request.gatewayId());
        change(table, routes -> routes.stream().map(one -> one.equals(old) ? route : one).toList());
        return ReplaceRouteResponse.builder().build();
    }

    DeleteRouteResponse delete(Caller caller, DeleteRouteRequest request) {
        understood(request);
        RouteTable table = table(caller, request.routeTableId());
        Route old = find(table, Destination.of(world, caller, request.destinationCidrBlock(),
                request.destinationIpv6CidrBlock(), request.destinationPrefixListId()));
        change(table, routes -> routes.stream().filter(one -> !one.equals(old)).toList());
        return DeleteRouteResponse.builder().build();
    }

    private static void understood(SdkPojo request) {
        Set<String> unknown = new TreeSet<>();
        for (SdkField<?> field : request.sdkFields()) {
            if (field.getValueOrDefault(request) != null && !UNDERSTOOD.contains(field.memberName())) {
                unknown.add(field.memberName());
            }
        }
        if (!unknown.isEmpty()) {
            throw Faults.invalidValue("The lab's routes have no " + String.join(", ", unknown) + ".");
        }
    }

    private RouteTable table(Caller caller, String id) {
        Faults.checked(id, "RouteTableId", "rtb", "InvalidRouteTableId.Malformed");
        return world.tables.own(caller, id).orElseThrow(() -> Faults.tableNotFound(id));
    }

    private static Route.Builder to(Cidr destination) {
        return destination.isIpv6() ? Route.builder().destinationIpv6CidrBlock(destination.toString())
                : Route.builder().destinationCidrBlock(destination.toString());
    }

    /** Amazon VPC User Guide, "Route table concepts": only middleboxes may be more specific than the local route. */
    private void checkInside(RouteTable table, Cidr destination) {
        if (blocks(table).stream().anyMatch(block -> block.contains(destination))) {
            throw Faults.invalidValue("Route destination doesn't match any subnet CIDR blocks.");
        }
    }

    private Route route(Caller caller, RouteTable table, Destination to, String gatewayId, String internetId) {
        if ((gatewayId == null) == (internetId == null)) {
            throw new AwsError("InvalidParameterCombination", "Exactly one of TransitGatewayId and GatewayId must be"
                    + " specified.");
        }
        if (gatewayId != null) {
            Gateways.checked(gatewayId);
            if (!attached(table, gatewayId)) {
                throw Faults.gatewayNotFound(gatewayId);
            }
        } else {
            InternetGateways.checkAttached(world, caller, internetId, table.vpcId());
        }
        return to.route().transitGatewayId(gatewayId).gatewayId(internetId)
                .origin(RouteOrigin.CREATE_ROUTE).build();
    }

    private static Route find(RouteTable table, Destination to) {
        return table.routes().stream().filter(to::isOf).findFirst().orElseThrow(() ->
                new AwsError("InvalidRoute.NotFound", "The route identified by " + to + " does not exist"));
    }

    private void change(RouteTable table, UnaryOperator<List<Route>> change) {
        world.tables.change(table.routeTableId(), old -> old.toBuilder().routes(change.apply(old.routes())).build());
    }

    private static List<Route> plus(List<Route> routes, Route route) {
        List<Route> all = new ArrayList<>(routes);
        all.add(route);
        return all;
    }
}
