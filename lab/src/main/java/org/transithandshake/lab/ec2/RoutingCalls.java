package org.transithandshake.lab.ec2;

import static org.transithandshake.lab.ec2.Calls.On.on;
import static software.amazon.awssdk.services.ec2.model.ResourceType.TRANSIT_GATEWAY;
import static software.amazon.awssdk.services.ec2.model.ResourceType.TRANSIT_GATEWAY_ATTACHMENT;
import static software.amazon.awssdk.services.ec2.model.ResourceType.TRANSIT_GATEWAY_ROUTE_TABLE;

import java.util.List;
import org.transithandshake.lab.ec2.Calls.On;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DisableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayAttachmentPropagationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTableAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTablePropagationsRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;

/**
 * The operations on the route tables of gateways, with their permissions: unlike Describe calls, the Get and Search
 * calls have resource-level ones.
 */
final class RoutingCalls {
    private RoutingCalls() {
    }

    static void add(Calls calls, World world, GatewayTables tables, Connections connections, GatewayRoutes routes) {
        tables(calls, tables);
        connections(calls, connections);
        looks(calls, connections);
        routes(calls, routes, new RouteSearch(world, tables, routes));
    }

    private static void tables(Calls calls, GatewayTables tables) {
        calls.make(CreateTransitGatewayRouteTableRequest.class, tables::create, TRANSIT_GATEWAY_ROUTE_TABLE,
                        CreateTransitGatewayRouteTableRequest::tagSpecifications,
                        on(TRANSIT_GATEWAY, CreateTransitGatewayRouteTableRequest::transitGatewayId))
                .look(DescribeTransitGatewayRouteTablesRequest.class, tables::describe)
                .call(DeleteTransitGatewayRouteTableRequest.class, tables::delete,
                        on(TRANSIT_GATEWAY_ROUTE_TABLE,
                                DeleteTransitGatewayRouteTableRequest::transitGatewayRouteTableId));
    }

    private static void connections(Calls calls, Connections connections) {
        calls.call(AssociateTransitGatewayRouteTableRequest.class, connections::associate,
                        on(TRANSIT_GATEWAY_ATTACHMENT,
                                AssociateTransitGatewayRouteTableRequest::transitGatewayAttachmentId),
                        on(TRANSIT_GATEWAY_ROUTE_TABLE,
                                AssociateTransitGatewayRouteTableRequest::transitGatewayRouteTableId))
                .call(DisassociateTransitGatewayRouteTableRequest.class, connections::disassociate,
                        on(TRANSIT_GATEWAY_ATTACHMENT,
                                DisassociateTransitGatewayRouteTableRequest::transitGatewayAttachmentId),
                        on(TRANSIT_GATEWAY_ROUTE_TABLE,
                                DisassociateTransitGatewayRouteTableRequest::transitGatewayRouteTableId))
                .call(EnableTransitGatewayRouteTablePropagationRequest.class, connections::enable,
                        on(TRANSIT_GATEWAY_ATTACHMENT,
                                EnableTransitGatewayRouteTablePropagationRequest::transitGatewayAttachmentId),
                        on(TRANSIT_GATEWAY_ROUTE_TABLE,
                                EnableTransitGatewayRouteTablePropagationRequest::transitGatewayRouteTableId))
                .call(DisableTransitGatewayRouteTablePropagationRequest.class, connections::disable,
                        on(TRANSIT_GATEWAY_ATTACHMENT,
                                DisableTransitGatewayRouteTablePropagationRequest::transitGatewayAttachmentId),
                        on(TRANSIT_GATEWAY_ROUTE_TABLE,
                                DisableTransitGatewayRouteTablePropagationRequest::transitGatewayRouteTableId));
    }

    private static void looks(Calls calls, Connections connections) {
        calls.call(GetTransitGatewayRouteTableAssociationsRequest.class, connections::associations,
                        on(TRANSIT_GATEWAY_ROUTE_TABLE,
                                GetTransitGatewayRouteTableAssociationsRequest::transitGatewayRouteTableId))
                .call(GetTransitGatewayRouteTablePropagationsRequest.class, connections::propagations,
                        on(TRANSIT_GATEWAY_ROUTE_TABLE,
                                GetTransitGatewayRouteTablePropagationsRequest::transitGatewayRouteTableId))
                .call(GetTransitGatewayAttachmentPropagationsRequest.class, connections::attachmentPropagations,
                        on(TRANSIT_GATEWAY_ATTACHMENT,
                                GetTransitGatewayAttachmentPropagationsRequest::transitGatewayAttachmentId));
    }

    private static void routes(Calls calls, GatewayRoutes routes, RouteSearch search) {
        calls.call(CreateTransitGatewayRouteRequest.class, routes::create,
                        on(TRANSIT_GATEWAY_ROUTE_TABLE, CreateTransitGatewayRouteRequest::transitGatewayRouteTableId),
                        new On<>(TRANSIT_GATEWAY_ATTACHMENT, request -> target(request.transitGatewayAttachmentId())))
                .call(ReplaceTransitGatewayRouteRequest.class, routes::replace,
                        on(TRANSIT_GATEWAY_ROUTE_TABLE, ReplaceTransitGatewayRouteRequest::transitGatewayRouteTableId),
                        new On<>(TRANSIT_GATEWAY_ATTACHMENT, request -> target(request.transitGatewayAttachmentId())))
                .call(DeleteTransitGatewayRouteRequest.class, routes::delete,
                        on(TRANSIT_GATEWAY_ROUTE_TABLE, DeleteTransitGatewayRouteRequest::transitGatewayRouteTableId))
                .call(SearchTransitGatewayRoutesRequest.class, search::search,
                        on(TRANSIT_GATEWAY_ROUTE_TABLE, SearchTransitGatewayRoutesRequest::transitGatewayRouteTableId));
    }

    /** A black hole has no attachment to ask for. */
    private static List<String> target(String attachmentId) {
        return attachmentId == null ? List.of() : List.of(attachmentId);
    }
}
