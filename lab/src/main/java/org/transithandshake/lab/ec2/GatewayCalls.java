package org.transithandshake.lab.ec2;

import static org.transithandshake.lab.ec2.Calls.On.on;
import static software.amazon.awssdk.services.ec2.model.ResourceType.SUBNET;
import static software.amazon.awssdk.services.ec2.model.ResourceType.TRANSIT_GATEWAY;
import static software.amazon.awssdk.services.ec2.model.ResourceType.TRANSIT_GATEWAY_ATTACHMENT;
import static software.amazon.awssdk.services.ec2.model.ResourceType.VPC;

import org.transithandshake.lab.ec2.Calls.On;
import software.amazon.awssdk.services.ec2.model.AcceptTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.RejectTransitGatewayVpcAttachmentRequest;

/** The operations on transit gateways and attachments, with their permissions. */
final class GatewayCalls {
    private GatewayCalls() {
    }

    static void add(Calls calls, Gateways gateways, Attachments attachments, AttachmentViews views) {
        gateways(calls, gateways);
        attachments(calls, attachments);
        calls.look(DescribeTransitGatewayVpcAttachmentsRequest.class, views::describeVpc)
                .look(DescribeTransitGatewayAttachmentsRequest.class, views::describe);
    }

    private static void gateways(Calls calls, Gateways gateways) {
        calls.make(CreateTransitGatewayRequest.class, gateways::create, TRANSIT_GATEWAY,
                        CreateTransitGatewayRequest::tagSpecifications)
                .look(DescribeTransitGatewaysRequest.class, gateways::describe)
                .call(ModifyTransitGatewayRequest.class, gateways::modify,
                        on(TRANSIT_GATEWAY, ModifyTransitGatewayRequest::transitGatewayId))
                .call(DeleteTransitGatewayRequest.class, gateways::delete,
                        on(TRANSIT_GATEWAY, DeleteTransitGatewayRequest::transitGatewayId));
    }

    private static void attachments(Calls calls, Attachments attachments) {
        calls.make(CreateTransitGatewayVpcAttachmentRequest.class, attachments::create, TRANSIT_GATEWAY_ATTACHMENT,
                        CreateTransitGatewayVpcAttachmentRequest::tagSpecifications,
                        on(TRANSIT_GATEWAY, CreateTransitGatewayVpcAttachmentRequest::transitGatewayId),
                        on(VPC, CreateTransitGatewayVpcAttachmentRequest::vpcId),
                        new On<>(SUBNET, CreateTransitGatewayVpcAttachmentRequest::subnetIds))
                .call(AcceptTransitGatewayVpcAttachmentRequest.class, attachments::accept,
                        on(TRANSIT_GATEWAY_ATTACHMENT,
                                AcceptTransitGatewayVpcAttachmentRequest::transitGatewayAttachmentId))
                .call(RejectTransitGatewayVpcAttachmentRequest.class, attachments::reject,
                        on(TRANSIT_GATEWAY_ATTACHMENT,
                                RejectTransitGatewayVpcAttachmentRequest::transitGatewayAttachmentId))
                .call(DeleteTransitGatewayVpcAttachmentRequest.class, attachments::delete,
                        on(TRANSIT_GATEWAY_ATTACHMENT,
                                DeleteTransitGatewayVpcAttachmentRequest::transitGatewayAttachmentId))
                .call(ModifyTransitGatewayVpcAttachmentRequest.class, attachments::modify,
                        on(TRANSIT_GATEWAY_ATTACHMENT,
                                ModifyTransitGatewayVpcAttachmentRequest::transitGatewayAttachmentId),
                        new On<>(SUBNET, ModifyTransitGatewayVpcAttachmentRequest::addSubnetIds));
    }
}
