package org.transithandshake.lab.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceTransitGatewayRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceTransitGatewayRouteResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteType;

/**
 * The routes of a gateway's tables. A static route hides a propagated one of the same CIDR, and becomes a black hole
 * when its attachment goes (Amazon VPC Transit Gateways guide, "How transit gateways work"). Static routes show at
 * once.
 */
final class GatewayRoutes {
    private final World world;
    private final GatewayTables tables;
    private final Attachments attachments;
    private final Propagations propagations;
    /** By table; an empty target drops the packets. */
    private final Map<String, Map<Cidr, Optional<String>>> statics = new LinkedHashMap<>();

    GatewayRoutes(World world, GatewayTables tables, Attachments attachments, Propagations propagations) {
        this.world = world;
        this.tables = tables;
        this.attachments = attachments;
        this.propagations = propagations;
    }

    /** What a search of the table shows, by CIDR. */
    Map<Cidr, TransitGatewayRoute> of(String tableId) {
        Map<Cidr, TransitGatewayRoute> routes = new LinkedHashMap<>();
        statics(tableId).forEach((cidr, target) -> routes.put(cidr, fixed(cidr, target)));
        for (Map.Entry<String, Set<Cidr>> shown : propagations.shown(tableId).entrySet()) {
            shown.getValue().forEach(cidr -> routes.putIfAbsent(cidr, route(cidr, Optional.of(shown.getKey()),
                    TransitGatewayRouteType.PROPAGATED, TransitGatewayRouteState.ACTIVE)));
        }
        return routes;
    }

    private Map<Cidr, Optional<String>> statics(String tableId) {
        return statics.computeIfAbsent(tableId, id -> new LinkedHashMap<>());
    }

    private TransitGatewayRoute fixed(Cidr cidr, Optional<String> target) {
        boolean active = target.flatMap(world.attachments::get).filter(Attachment::carries).isPresent();
        return route(cidr, target, TransitGatewayRouteType.STATIC,
                active ? TransitGatewayRouteState.ACTIVE : TransitGatewayRouteState.BLACKHOLE);
    }

    private TransitGatewayRoute route(Cidr cidr, Optional<String> target, TransitGatewayRouteType type,
            TransitGatewayRouteState state) {
        TransitGatewayRoute.Builder route = TransitGatewayRoute.builder().destinationCidrBlock(cidr.toString())
                .type(type).state(state);
        target.flatMap(world.attachments::get).ifPresent(attachment -> route.transitGatewayAttachments(
                TransitGatewayRouteAttachment.builder().transitGatewayAttachmentId(attachment.id())
                        .resourceId(attachment.vpcId()).resourceType(TransitGatewayAttachmentResourceType.VPC)
                        .build()));
        return route.build();
    }

    CreateTransitGatewayRouteResponse create(Caller caller, CreateTransitGatewayRouteRequest request) {
        Map<Cidr, Optional<String>> routes = table(caller, request.transitGatewayRouteTableId());
        Cidr cidr = destination(request.destinationCidrBlock());
        if (routes.containsKey(cidr)) {
            throw new AwsError("RouteAlreadyExists", "Route (" + cidr + ") already exists in Transit Gateway Route"
                    + " Table " + request.transitGatewayRouteTableId() + ".");
        }
        routes.put(cidr, target(caller, request.transitGatewayRouteTableId(), request.transitGatewayAttachmentId(),
                request.blackhole()));
        return CreateTransitGatewayRouteResponse.builder().route(fixed(cidr, routes.get(cidr))).build();
    }

    /** Also creates: AWS does not need a route to replace. */
    ReplaceTransitGatewayRouteResponse replace(Caller caller, ReplaceTransitGatewayRouteRequest request) {
        Map<Cidr, Optional<String>> routes = table(caller, request.transitGatewayRouteTableId());
        Cidr cidr = destination(request.destinationCidrBlock());
        routes.put(cidr, target(caller, request.transitGatewayRouteTableId(), request.transitGatewayAttachmentId(),
                request.blackhole()));
        return ReplaceTransitGatewayRouteResponse.builder().route(fixed(cidr, routes.get(cidr))).build();
    }

    DeleteTransitGatewayRouteResponse delete(Caller caller, DeleteTransitGatewayRouteRequest request) {
        Map<Cidr, Optional<String>> routes = table(caller, request.transitGatewayRouteTableId());
        Cidr cidr = destination(request.destinationCidrBlock());
        Optional<String> target = routes.get(cidr);
        if (target == null) {
            throw new AwsError("InvalidRoute.NotFound", "Route (" + cidr + ") does not exist in Transit Gateway Route"
                    + " Table " + request.transitGatewayRouteTableId() + ".");
        }
        routes.remove(cidr);
        return DeleteTransitGatewayRouteResponse.builder().route(fixed(cidr, target).toBuilder()
                .state(TransitGatewayRouteState.DELETED).build()).build();
    }

    private Map<Cidr, Optional<String>> table(Caller caller, String tableId) {
        return statics(tables.available(caller, tableId).transitGatewayRouteTableId());
    }

    private static Cidr destination(String text) {
        if (text == null) {
            throw Faults.missing("DestinationCidrBlock");
        }
        return Cidr.any(text, "InvalidParameterValue");
    }

    private Optional<String> target(Caller caller, String tableId, String attachmentId, Boolean blackhole) {
        if (Boolean.TRUE.equals(blackhole) != (attachmentId == null)) {
            throw new AwsError("InvalidParameterCombination", "Exactly one of TransitGatewayAttachmentId and"
                    + " Blackhole=true must be specified.");
        }
        if (attachmentId == null) {
            return Optional.empty();
        }
        TransitGatewayRouteTable table = tables.require(caller, tableId);
        Attachment attachment = attachments.ofOwnGateway(caller, attachmentId);
        if (!attachment.gatewayId().equals(table.transitGatewayId())) {
            throw Faults.attachmentNotFound(attachmentId);
        }
        if (!attachment.carries()) {
            throw Faults.incorrectState(attachmentId, attachment.state());
        }
        return Optional.of(attachmentId);
    }

    /** The attachments of a route, of which a black hole has none. */
    static List<String> attachmentIds(TransitGatewayRoute route) {
        return route.transitGatewayAttachments().stream()
                .map(TransitGatewayRouteAttachment::transitGatewayAttachmentId).toList();
    }
}
