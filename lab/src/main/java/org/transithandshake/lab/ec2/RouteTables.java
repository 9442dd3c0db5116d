package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** The route tables of VPCs and their associations. A subnet without an explicit one uses the VPC's main table. */
final class RouteTables {
    private static final RouteTableAssociationState ASSOCIATED =
            RouteTableAssociationState.builder().state(RouteTableAssociationStateCode.ASSOCIATED).build();
    private static final Filters<RouteTable> FILTERS = new Filters<RouteTable>()
            .one("route-table-id", RouteTable::routeTableId).one("vpc-id", RouteTable::vpcId)
            .one("owner-id", RouteTable::ownerId)
            .many("association.subnet-id", table -> texts(table.associations(), RouteTableAssociation::subnetId))
            .many("association.main", table -> texts(table.associations(), RouteTableAssociation::main))
            .many("association.route-table-id", table -> texts(table.associations(),
                    RouteTableAssociation::routeTableId))
            .many("association.route-table-association-id", table -> texts(table.associations(),
                    RouteTableAssociation::routeTableAssociationId))
            .many("route.destination-cidr-block", table -> texts(table.routes(), Route::destinationCidrBlock))
            .many("route.destination-ipv6-cidr-block", table -> texts(table.routes(), Route::destinationIpv6CidrBlock))
            .many("route.transit-gateway-id", table -> texts(table.routes(), Route::transitGatewayId))
            .many("route.gateway-id", table -> texts(table.routes(), Route::gatewayId))
            .many("route.state", table -> texts(table.routes(), Route::stateAsString))
            .many("route.origin", table -> texts(table.routes(), Route::originAsString))
            .tags(RouteTable::tags);
    private final World world;
    private final Routes routes;

    RouteTables(World world, Routes routes) {
        this.world = world;
        this.routes = routes;
    }

    private static <T> List<String> texts(List<T> items, Function<T, ?> value) {
        return items.stream().map(value).filter(Objects::nonNull).map(Object::toString).toList();
    }

    void createMain(Caller caller, String vpcId) {
        String id = world.ids.next("rtb");
        world.tables.put(caller, id, RouteTable.builder().routeTableId(id).vpcId(vpcId).ownerId(caller.account())
                .associations(association(id, null)).build());
    }

    private RouteTableAssociation association(String tableId, String subnetId) {
        return RouteTableAssociation.builder().routeTableAssociationId(world.ids.next("rtbassoc"))
                .routeTableId(tableId).subnetId(subnetId).main(subnetId == null).associationState(ASSOCIATED).build();
    }

    CreateRouteTableResponse create(Caller caller, CreateRouteTableRequest request) {
        String vpcId = Faults.checked(request.vpcId(), "VpcId", "vpc", "InvalidVpcID.Malformed");
        world.vpcs.own(caller, vpcId).orElseThrow(() -> Faults.vpcNotFound(vpcId));
        String id = world.create(caller, "rtb", ResourceType.ROUTE_TABLE, request.tagSpecifications());
        RouteTable table = RouteTable.builder().routeTableId(id).vpcId(vpcId).ownerId(caller.account()).build();
        world.tables.put(caller, id, table);
        return CreateRouteTableResponse.builder().routeTable(view(caller, table)).build();
    }

    private RouteTable view(Caller caller, RouteTable table) {
        return table.toBuilder().routes(routes.of(table)).propagatingVgws(List.of())
                .tags(world.tags.of(caller, table.routeTableId())).build();
    }

    private static String checked(String id) {
        return Faults.checked(id, "RouteTableId", "rtb", "InvalidRouteTableId.Malformed");
    }

    RouteTable require(Caller caller, String id) {
        return world.tables.own(caller, checked(id)).orElseThrow(() -> Faults.tableNotFound(id));
    }

    DescribeRouteTablesResponse describe(Caller caller, DescribeRouteTablesRequest request) {
        List<RouteTable> visible = world.tables.own(caller).map(table -> view(caller, table)).toList();
        List<RouteTable> chosen = Choice.of(visible, RouteTable::routeTableId)
                .ids(request.routeTableIds(), RouteTables::checked, Faults::tableNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeRouteTablesResponse.builder().routeTables(page.items()).nextToken(page.nextToken()).build();
    }

    AssociateRouteTableResponse associate(Caller caller, AssociateRouteTableRequest request) {
        RouteTable table = require(caller, request.routeTableId());
        String subnetId = Faults.checked(request.subnetId(), "SubnetId", "subnet", "InvalidSubnetID.Malformed");
        Subnet subnet = world.subnets.own(caller, subnetId).orElseThrow(() -> Faults.subnetNotFound(subnetId));
        sameVpc(table, subnet.vpcId());
        Optional<RouteTableAssociation> old = associations(caller).stream()
                .filter(one -> subnetId.equals(one.subnetId())).findFirst();
        if (old.isPresent() && !old.get().routeTableId().equals(table.routeTableId())) {
            throw new AwsError("Resource.AlreadyAssociated", "the specified association for route table "
                    + table.routeTableId() + " conflicts with an existing association");
        }
        RouteTableAssociation association = old.orElseGet(() -> add(association(table.routeTableId(), subnetId)));
        return AssociateRouteTableResponse.builder().associationId(association.routeTableAssociationId())
                .associationState(ASSOCIATED).build();
    }

    private static void sameVpc(RouteTable table, String vpcId) {
        if (!table.vpcId().equals(vpcId)) {
            throw Faults.invalidValue("route table " + table.routeTableId() + " belongs to " + table.vpcId()
                    + ", not to " + vpcId);
        }
    }

    private List<RouteTableAssociation> associations(Caller caller) {
        return world.tables.own(caller).flatMap(table -> table.associations().stream()).toList();
    }

    private RouteTableAssociation find(Caller caller, String id) {
        return associations(caller).stream().filter(one -> one.routeTableAssociationId().equals(id)).findFirst()
                .orElseThrow(() -> new AwsError("InvalidAssociationID.NotFound",
                        "The association ID '" + id + "' does not exist"));
    }

    private RouteTableAssociation add(RouteTableAssociation association) {
        world.tables.change(association.routeTableId(), table -> {
            List<RouteTableAssociation> all = new ArrayList<>(table.associations());
            all.add(association);
            return table.toBuilder().associations(all).build();
        });
        return association;
    }

    private void remove(RouteTableAssociation association) {
        world.tables.change(association.routeTableId(), table -> table.toBuilder().associations(
                table.associations().stream().filter(one -> !one.equals(association)).toList()).build());
    }

    void subnetDeleted(Caller caller, String subnetId) {
        associations(caller).stream().filter(one -> subnetId.equals(one.subnetId())).forEach(this::remove);
    }

    /** Moves an association, the main one too, to another table; it gets a new id. */
    ReplaceRouteTableAssociationResponse replace(Caller caller, ReplaceRouteTableAssociationRequest request) {
        RouteTableAssociation old = find(caller, request.associationId());
        RouteTable table = require(caller, request.routeTableId());
        sameVpc(table, require(caller, old.routeTableId()).vpcId());
        remove(old);
        RouteTableAssociation added = add(association(table.routeTableId(), old.subnetId()));
        return ReplaceRouteTableAssociationResponse.builder().newAssociationId(added.routeTableAssociationId())
                .associationState(ASSOCIATED).build();
    }

    DisassociateRouteTableResponse disassociate(Caller caller, DisassociateRouteTableRequest request) {
        RouteTableAssociation association = find(caller, request.associationId());
        if (association.main()) {
            throw Faults.invalidValue("cannot disassociate the main route table association "
                    + association.routeTableAssociationId());
        }
        remove(association);
        return DisassociateRouteTableResponse.builder().build();
    }
}
