package org.transithandshake.lab.ec2;

import java.util.List;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTableState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayState;

/**
 * The route tables of gateways; only the gateway's owner sees them. Their filters are those that
 * DescribeTransitGatewayRouteTables lists (Amazon EC2 API Reference), and none by tag is among them.
 */
final class GatewayTables {
    private static final Filters<TransitGatewayRouteTable> FILTERS = new Filters<TransitGatewayRouteTable>()
            .one("transit-gateway-route-table-id", TransitGatewayRouteTable::transitGatewayRouteTableId)
            .one("transit-gateway-id", TransitGatewayRouteTable::transitGatewayId)
            .one("state", TransitGatewayRouteTable::stateAsString)
            .one("default-association-route-table", TransitGatewayRouteTable::defaultAssociationRouteTable)
            .one("default-propagation-route-table", TransitGatewayRouteTable::defaultPropagationRouteTable);
    /** Amazon VPC Transit Gateways quotas, "Transit gateway route tables per transit gateway". */
    private static final int MOST = 20;
    private final World world;
    private final Associations associations;
    private final Propagations propagations;

    GatewayTables(World world, Associations associations, Propagations propagations) {
        this.world = world;
        this.associations = associations;
        this.propagations = propagations;
    }

    private static String checked(String id) {
        return Faults.checked(id, "TransitGatewayRouteTableId", "tgw-rtb", "InvalidRouteTableId.Malformed");
    }

    /** The table made with a gateway that has a default. */
    String createDefault(Caller caller, String gatewayId) {
        String id = world.ids.next("tgw-rtb");
        put(caller, id, gatewayId);
        return id;
    }

    private void put(Caller caller, String id, String gatewayId) {
        world.gatewayTables.put(caller, id, TransitGatewayRouteTable.builder().transitGatewayRouteTableId(id)
                .transitGatewayId(gatewayId).state(TransitGatewayRouteTableState.PENDING)
                .creationTime(world.time.now()).build());
        world.after(Delay.ROUTE_TABLE, () -> world.gatewayTables.change(id, old -> old.toBuilder()
                .state(TransitGatewayRouteTableState.AVAILABLE).build()));
    }

    CreateTransitGatewayRouteTableResponse create(Caller caller, CreateTransitGatewayRouteTableRequest request) {
        String gatewayId = Gateways.checked(request.transitGatewayId());
        TransitGateway gateway = world.gateways.own(caller, gatewayId)
                .filter(one -> one.state() != TransitGatewayState.DELETED)
                .orElseThrow(() -> Faults.gatewayNotFound(gatewayId));
        if (gateway.state() != TransitGatewayState.AVAILABLE) {
            throw Faults.incorrectState(gatewayId, gateway.stateAsString());
        }
        if (world.gatewayTables.own(caller).filter(one -> one.transitGatewayId().equals(gatewayId)).count() >= MOST) {
            throw new AwsError("TransitGatewayRouteTableLimitExceeded", "You have reached the limit of " + MOST
                    + " route tables of " + gatewayId + ".");
        }
        String id = world.create(caller, "tgw-rtb", ResourceType.TRANSIT_GATEWAY_ROUTE_TABLE,
                request.tagSpecifications());
        put(caller, id, gatewayId);
        return CreateTransitGatewayRouteTableResponse.builder()
                .transitGatewayRouteTable(view(caller, require(caller, id))).build();
    }

    private TransitGatewayRouteTable view(Caller caller, TransitGatewayRouteTable table) {
        String id = table.transitGatewayRouteTableId();
        return table.toBuilder().tags(world.tags.of(caller, id))
                .defaultAssociationRouteTable(id.equals(gateway(table).options().associationDefaultRouteTableId()))
                .defaultPropagationRouteTable(id.equals(gateway(table).options().propagationDefaultRouteTableId()))
                .build();
    }

    private TransitGateway gateway(TransitGatewayRouteTable table) {
        return world.gateways.get(table.transitGatewayId()).orElseThrow();
    }

    /** The table, if the caller owns its gateway. */
    TransitGatewayRouteTable require(Caller caller, String id) {
        return world.gatewayTables.own(caller, checked(id)).orElseThrow(() -> Faults.gatewayTableNotFound(id));
    }

    /** The table, if it is also available. */
    TransitGatewayRouteTable available(Caller caller, String id) {
        TransitGatewayRouteTable table = require(caller, id);
        if (table.state() != TransitGatewayRouteTableState.AVAILABLE) {
            throw Faults.incorrectState(id, table.stateAsString());
        }
        return table;
    }

    TransitGatewayRouteTable available(Caller caller, String id, String gatewayId) {
        TransitGatewayRouteTable table = available(caller, id);
        if (!table.transitGatewayId().equals(gatewayId)) {
            throw Faults.gatewayTableNotFound(id);
        }
        return table;
    }

    DescribeTransitGatewayRouteTablesResponse describe(
            Caller caller, DescribeTransitGatewayRouteTablesRequest request) {
        List<TransitGatewayRouteTable> visible = world.gatewayTables.own(caller).map(one -> view(caller, one)).toList();
        List<TransitGatewayRouteTable> chosen =
                Choice.of(visible, TransitGatewayRouteTable::transitGatewayRouteTableId)
                        .ids(request.transitGatewayRouteTableIds(), GatewayTables::checked,
                                Faults::gatewayTableNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeTransitGatewayRouteTablesResponse.builder().transitGatewayRouteTables(page.items())
                .nextToken(page.nextToken()).build();
    }

    DeleteTransitGatewayRouteTableResponse delete(Caller caller, DeleteTransitGatewayRouteTableRequest request) {
        TransitGatewayRouteTable table = view(caller, available(caller, request.transitGatewayRouteTableId()));
        String id = table.transitGatewayRouteTableId();
        if (table.defaultAssociationRouteTable() || table.defaultPropagationRouteTable()) {
            throw new AwsError("IncorrectState", "Cannot delete default route table " + id + ".");
        }
        if (associations.inUse(id)) {
            throw new AwsError("IncorrectState", id + " has associations.");
        }
        propagations.dropTable(id);
        TransitGatewayRouteTable deleting = table.toBuilder().state(TransitGatewayRouteTableState.DELETING).build();
        world.gatewayTables.change(id, old -> deleting);
        world.after(Delay.ROUTE_TABLE, () -> world.gatewayTables.remove(id));
        return DeleteTransitGatewayRouteTableResponse.builder().transitGatewayRouteTable(deleting).build();
    }

    /** Removes the tables of a deleted gateway. */
    void deleteAll(String gatewayId) {
        List<String> all = world.gatewayTables.all().map(Shelf.Kept::value)
                .filter(one -> one.transitGatewayId().equals(gatewayId))
                .map(TransitGatewayRouteTable::transitGatewayRouteTableId).toList();
        all.forEach(propagations::dropTable);
        all.forEach(world.gatewayTables::remove);
    }
}
