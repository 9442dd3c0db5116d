package org.transithandshake.lab.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Route;
import org.transithandshake.path.RouteOrigin;
import org.transithandshake.path.RouteState;
import org.transithandshake.path.RouteTable;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Vpc;

/** A side's VPCs with their subnets and route tables. */
record VpcFacts(Side side) {

    /** The fields of a route of DescribeRouteTables that can hold its target, EC2 API reference. */
    private static final List<String> TARGETS = List.of("TransitGatewayId", "GatewayId", "NatGatewayId",
            "VpcPeeringConnectionId", "NetworkInterfaceId", "EgressOnlyInternetGatewayId", "LocalGatewayId",
            "CarrierGatewayId", "CoreNetworkArn", "InstanceId");

    Stream<Vpc> vpcs() {
        return side.list("DescribeVpcs").stream().map(vpc -> vpc.as(this::vpc));
    }

    private Vpc vpc(Fact vpc) {
        String id = vpc.need("VpcId");
        String owner = vpc.text("OwnerId").orElse(side.account());
        List<Fact> tables = of(id, "DescribeRouteTables");
        if (!side.has("DescribeSubnets") || tables.isEmpty()) {
            return Vpc.unseen(id, owner, cidrs(vpc));
        }
        return Vpc.seen(id, owner, cidrs(vpc),
                of(id, "DescribeSubnets").stream().map(subnet -> subnet.as(VpcFacts::subnet)).toList(),
                tables.stream().map(table -> table.as(this::table)).toList());
    }

    private List<Fact> of(String vpc, String operation) {
        return side.list(operation).stream().filter(some -> some.need("VpcId").equals(vpc)).toList();
    }

    private static List<Cidr> cidrs(Fact vpc) {
        Stream<Cidr> v4 = vpc.each("CidrBlockAssociationSet").filter(some -> isThere(some, "CidrBlockState"))
                .map(some -> Cidr.of(some.need("CidrBlock")));
        List<Cidr> all = Stream.concat(v4, ipv6(vpc)).toList();
        return all.isEmpty() ? vpc.text("CidrBlock").map(Cidr::of).stream().toList() : all;
    }

    private static Stream<Cidr> ipv6(Fact some) {
        return some.each("Ipv6CidrBlockAssociationSet").filter(block -> isThere(block, "Ipv6CidrBlockState"))
                .map(block -> Cidr.of(block.need("Ipv6CidrBlock")));
    }

    private static boolean isThere(Fact association, String state) {
        return association.find(state).flatMap(some -> some.text("State")).filter(is -> !is.equals("associated"))
                .isEmpty();
    }

    private static Subnet subnet(Fact subnet) {
        return new Subnet(subnet.need("SubnetId"), subnet.need("AvailabilityZoneId"),
                Stream.concat(subnet.text("CidrBlock").map(Cidr::of).stream(), ipv6(subnet)).toList());
    }

    private RouteTable table(Fact table) {
        return new RouteTable(table.need("RouteTableId"),
                table.each("Associations").anyMatch(association -> association.is("Main")),
                table.each("Routes").flatMap(route -> route.as(this::routes).stream()).toList(),
                table.texts("Associations", "SubnetId"));
    }

    private List<Route> routes(Fact route) {
        String target = TARGETS.stream().map(route::text).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> route.wrong("has no target that is known"));
        RouteState state = route.text("State").filter("blackhole"::equals).isPresent()
                ? RouteState.BLACKHOLE : RouteState.ACTIVE;
        RouteOrigin origin = route.text("DestinationPrefixListId").isPresent() ? RouteOrigin.PREFIX_LIST
                : route.text("Origin").filter("EnableVgwRoutePropagation"::equals).isPresent()
                        ? RouteOrigin.PROPAGATED : RouteOrigin.STATIC;
        return destinations(route, target).stream().map(to -> new Route(to, target, state, origin)).toList();
    }

    private List<Cidr> destinations(Fact route, String target) {
        Optional<String> list = route.text("DestinationPrefixListId");
        if (list.isPresent()) {
            return side.prefixList(list.get()).orElseGet(() -> without(route, list.get(), target));
        }
        return List.of(Cidr.of(route.text("DestinationCidrBlock")
                .orElseGet(() -> route.need("DestinationIpv6CidrBlock"))));
    }

    /** The lists of gateway endpoints hold public addresses of AWS services only; any other may matter. */
    private static List<Cidr> without(Fact route, String list, String target) {
        if (target.startsWith("vpce-")) {
            return List.of();
        }
        throw route.wrong("leads to the prefix list " + list + ", which is not in GetManagedPrefixListEntries");
    }
}
