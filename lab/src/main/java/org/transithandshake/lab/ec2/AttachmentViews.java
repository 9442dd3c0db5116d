package org.transithandshake.lab.ec2;

import java.util.List;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsResponse;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentAssociation;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;

/** The two ways to look at attachments. Both owners look; only the gateway's sees the association. */
final class AttachmentViews {
    private static final Filters<TransitGatewayVpcAttachment> VPC_FILTERS = new Filters<TransitGatewayVpcAttachment>()
            .one("transit-gateway-attachment-id", TransitGatewayVpcAttachment::transitGatewayAttachmentId)
            .one("transit-gateway-id", TransitGatewayVpcAttachment::transitGatewayId)
            .one("vpc-id", TransitGatewayVpcAttachment::vpcId)
            .one("state", TransitGatewayVpcAttachment::stateAsString)
            .tags(TransitGatewayVpcAttachment::tags);
    private static final Filters<TransitGatewayAttachment> FILTERS = new Filters<TransitGatewayAttachment>()
            .one("transit-gateway-attachment-id", TransitGatewayAttachment::transitGatewayAttachmentId)
            .one("transit-gateway-id", TransitGatewayAttachment::transitGatewayId)
            .one("transit-gateway-owner-id", TransitGatewayAttachment::transitGatewayOwnerId)
            .one("resource-id", TransitGatewayAttachment::resourceId)
            .one("resource-owner-id", TransitGatewayAttachment::resourceOwnerId)
            .one("resource-type", TransitGatewayAttachment::resourceTypeAsString)
            .one("state", TransitGatewayAttachment::stateAsString)
            .one("association.state", one -> one.association() == null ? null : one.association().stateAsString())
            .one("association.transit-gateway-route-table-id",
                    one -> one.association() == null ? null : one.association().transitGatewayRouteTableId())
            .tags(TransitGatewayAttachment::tags);
    private final World world;
    private final Attachments attachments;
    private final Associations associations;

    AttachmentViews(World world, Attachments attachments, Associations associations) {
        this.world = world;
        this.attachments = attachments;
        this.associations = associations;
    }

    private List<Attachment> visible(Caller caller) {
        attachments.expire();
        return world.attachments.all().filter(kept -> kept.in(caller)).map(Shelf.Kept::value)
                .filter(one -> one.visible(caller, world.time.now())).toList();
    }

    DescribeTransitGatewayVpcAttachmentsResponse describeVpc(
            Caller caller, DescribeTransitGatewayVpcAttachmentsRequest request) {
        List<TransitGatewayVpcAttachment> visible =
                visible(caller).stream().map(one -> attachments.view(caller, one.id())).toList();
        List<TransitGatewayVpcAttachment> chosen =
                Choice.of(visible, TransitGatewayVpcAttachment::transitGatewayAttachmentId).ids(
                        request.transitGatewayAttachmentIds(), Attachments::checked, Faults::attachmentNotFound);
        var page = world.page(VPC_FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeTransitGatewayVpcAttachmentsResponse.builder().transitGatewayVpcAttachments(page.items())
                .nextToken(page.nextToken()).build();
    }

    DescribeTransitGatewayAttachmentsResponse describe(
            Caller caller, DescribeTransitGatewayAttachmentsRequest request) {
        List<TransitGatewayAttachment> visible = visible(caller).stream().map(one -> view(caller, one)).toList();
        List<TransitGatewayAttachment> chosen =
                Choice.of(visible, TransitGatewayAttachment::transitGatewayAttachmentId).ids(
                        request.transitGatewayAttachmentIds(), Attachments::checked, Faults::attachmentNotFound);
        var page = world.page(FILTERS.apply(chosen, request.filters()), request.maxResults(), request.nextToken());
        return DescribeTransitGatewayAttachmentsResponse.builder().transitGatewayAttachments(page.items())
                .nextToken(page.nextToken()).build();
    }

    private TransitGatewayAttachment view(Caller caller, Attachment attachment) {
        TransitGatewayVpcAttachment model = attachment.model();
        return TransitGatewayAttachment.builder().transitGatewayAttachmentId(attachment.id())
                .transitGatewayId(attachment.gatewayId()).transitGatewayOwnerId(attachment.gatewayOwner())
                .resourceType(TransitGatewayAttachmentResourceType.VPC).resourceId(attachment.vpcId())
                .resourceOwnerId(model.vpcOwnerId()).state(model.state()).creationTime(model.creationTime())
                .association(association(caller, attachment)).tags(world.tags.of(caller, attachment.id())).build();
    }

    private TransitGatewayAttachmentAssociation association(Caller caller, Attachment attachment) {
        if (!attachment.gatewayOwner().equals(caller.account())) {
            return null;
        }
        return associations.of(attachment.id()).map(one -> TransitGatewayAttachmentAssociation.builder()
                .transitGatewayRouteTableId(one.tableId()).state(one.state().toString()).build()).orElse(null);
    }
}
