package org.transithandshake.lab.ec2;

import java.util.List;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.ec2.Associations.Association;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DisableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.DisableTransitGatewayRouteTablePropagationResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateTransitGatewayRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationResponse;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayAttachmentPropagationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayAttachmentPropagationsResponse;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTableAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTableAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTablePropagationsRequest;
import software.amazon.awssdk.services.ec2.model.GetTransitGatewayRouteTablePropagationsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentPropagation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPropagation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPropagationState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTablePropagation;

/** The calls that connect attachments with route tables; only the gateway's owner may make them. */
final class Connections {
    private static final Filters<TransitGatewayRouteTableAssociation> ASSOCIATION_FILTERS =
            new Filters<TransitGatewayRouteTableAssociation>()
                    .one("resource-id", TransitGatewayRouteTableAssociation::resourceId)
                    .one("resource-type", TransitGatewayRouteTableAssociation::resourceTypeAsString)
                    .one("transit-gateway-attachment-id",
                            TransitGatewayRouteTableAssociation::transitGatewayAttachmentId);
    private static final Filters<TransitGatewayRouteTablePropagation> PROPAGATION_FILTERS =
            new Filters<TransitGatewayRouteTablePropagation>()
                    .one("resource-id", TransitGatewayRouteTablePropagation::resourceId)
                    .one("resource-type", TransitGatewayRouteTablePropagation::resourceTypeAsString)
                    .one("transit-gateway-attachment-id",
                            TransitGatewayRouteTablePropagation::transitGatewayAttachmentId);
    private static final Filters<TransitGatewayAttachmentPropagation> TABLE_FILTERS =
            new Filters<TransitGatewayAttachmentPropagation>().one("transit-gateway-route-table-id",
                    TransitGatewayAttachmentPropagation::transitGatewayRouteTableId);
    private static final TransitGatewayAttachmentResourceType VPC = TransitGatewayAttachmentResourceType.VPC;
    private final World world;
    private final GatewayTables tables;
    private final Attachments attachments;
    private final Associations associations;
    private final Propagations propagations;

    Connections(World world, GatewayTables tables, Attachments attachments, Associations associations,
            Propagations propagations) {
        this.world = world;
        this.tables = tables;
        this.attachments = attachments;
        this.associations = associations;
        this.propagations = propagations;
    }

    /** An available attachment and an available table of one gateway. */
    private Attachment usable(Caller caller, String tableId, String attachmentId) {
        Attachment attachment = attachments.ofOwnGateway(caller, attachmentId);
        tables.available(caller, tableId, attachment.gatewayId());
        if (!attachment.carries()) {
            throw Faults.incorrectState(attachmentId, attachment.state());
        }
        return attachment;
    }

    AssociateTransitGatewayRouteTableResponse associate(
            Caller caller, AssociateTransitGatewayRouteTableRequest request) {
        Attachment attachment = usable(caller, request.transitGatewayRouteTableId(),
                request.transitGatewayAttachmentId());
        Association begun = associations.begin(attachment, request.transitGatewayRouteTableId());
        return AssociateTransitGatewayRouteTableResponse.builder().association(view(attachment, begun)).build();
    }

    DisassociateTransitGatewayRouteTableResponse disassociate(
            Caller caller, DisassociateTransitGatewayRouteTableRequest request) {
        Attachment attachment = usable(caller, request.transitGatewayRouteTableId(),
                request.transitGatewayAttachmentId());
        Association ending = associations.end(attachment, request.transitGatewayRouteTableId());
        return DisassociateTransitGatewayRouteTableResponse.builder().association(view(attachment, ending)).build();
    }

    private static TransitGatewayAssociation view(Attachment attachment, Association association) {
        return TransitGatewayAssociation.builder().transitGatewayAttachmentId(attachment.id())
                .transitGatewayRouteTableId(association.tableId()).resourceId(attachment.vpcId()).resourceType(VPC)
                .state(association.state()).build();
    }

    EnableTransitGatewayRouteTablePropagationResponse enable(
            Caller caller, EnableTransitGatewayRouteTablePropagationRequest request) {
        Attachment attachment = usable(caller, request.transitGatewayRouteTableId(),
                request.transitGatewayAttachmentId());
        propagations.enable(attachment, request.transitGatewayRouteTableId());
        return EnableTransitGatewayRouteTablePropagationResponse.builder().propagation(propagation(attachment,
                request.transitGatewayRouteTableId(), TransitGatewayPropagationState.ENABLED)).build();
    }

    DisableTransitGatewayRouteTablePropagationResponse disable(
            Caller caller, DisableTransitGatewayRouteTablePropagationRequest request) {
        Attachment attachment = usable(caller, request.transitGatewayRouteTableId(),
                request.transitGatewayAttachmentId());
        propagations.disable(attachment.id(), request.transitGatewayRouteTableId());
        return DisableTransitGatewayRouteTablePropagationResponse.builder().propagation(propagation(attachment,
                request.transitGatewayRouteTableId(), TransitGatewayPropagationState.DISABLED)).build();
    }

    private static TransitGatewayPropagation propagation(
            Attachment attachment, String tableId, TransitGatewayPropagationState state) {
        return TransitGatewayPropagation.builder().transitGatewayAttachmentId(attachment.id())
                .transitGatewayRouteTableId(tableId).resourceId(attachment.vpcId()).resourceType(VPC).state(state)
                .build();
    }

    GetTransitGatewayRouteTableAssociationsResponse associations(
            Caller caller, GetTransitGatewayRouteTableAssociationsRequest request) {
        String tableId = tables.require(caller, request.transitGatewayRouteTableId()).transitGatewayRouteTableId();
        List<TransitGatewayRouteTableAssociation> all = associations.attachments(tableId).stream()
                .map(id -> TransitGatewayRouteTableAssociation.builder().transitGatewayAttachmentId(id)
                        .resourceId(vpcId(id)).resourceType(VPC)
                        .state(associations.of(id).orElseThrow().state()).build()).toList();
        var page = world.page(ASSOCIATION_FILTERS.apply(all, request.filters()), request.maxResults(),
                request.nextToken());
        return GetTransitGatewayRouteTableAssociationsResponse.builder().associations(page.items())
                .nextToken(page.nextToken()).build();
    }

    private String vpcId(String attachmentId) {
        return world.attachments.get(attachmentId).orElseThrow().vpcId();
    }

    GetTransitGatewayRouteTablePropagationsResponse propagations(
            Caller caller, GetTransitGatewayRouteTablePropagationsRequest request) {
        String tableId = tables.require(caller, request.transitGatewayRouteTableId()).transitGatewayRouteTableId();
        List<TransitGatewayRouteTablePropagation> all = propagations.attachments(tableId).stream()
                .map(id -> TransitGatewayRouteTablePropagation.builder().transitGatewayAttachmentId(id)
                        .resourceId(vpcId(id)).resourceType(VPC).state(TransitGatewayPropagationState.ENABLED)
                        .build()).toList();
        var page = world.page(PROPAGATION_FILTERS.apply(all, request.filters()), request.maxResults(),
                request.nextToken());
        return GetTransitGatewayRouteTablePropagationsResponse.builder()
                .transitGatewayRouteTablePropagations(page.items()).nextToken(page.nextToken()).build();
    }

    GetTransitGatewayAttachmentPropagationsResponse attachmentPropagations(
            Caller caller, GetTransitGatewayAttachmentPropagationsRequest request) {
        Attachment attachment = attachments.ofOwnGateway(caller, request.transitGatewayAttachmentId());
        List<TransitGatewayAttachmentPropagation> all = propagations.tables(attachment.id()).stream()
                .map(id -> TransitGatewayAttachmentPropagation.builder().transitGatewayRouteTableId(id)
                        .state(TransitGatewayPropagationState.ENABLED).build()).toList();
        var page = world.page(TABLE_FILTERS.apply(all, request.filters()), request.maxResults(), request.nextToken());
        return GetTransitGatewayAttachmentPropagationsResponse.builder()
                .transitGatewayAttachmentPropagations(page.items()).nextToken(page.nextToken()).build();
    }
}
