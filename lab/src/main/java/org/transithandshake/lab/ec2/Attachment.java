package org.transithandshake.lab.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.Ipv6SupportValue;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * A VPC's attachment to a transit gateway, visible to the owners of both.
 *
 * @param model        what DescribeTransitGatewayVpcAttachments answers, without tags
 * @param gatewayOwner the account that owns the gateway
 * @param ended        when it was deleted or rejected; null before. It stays visible for two hours more
 */
record Attachment(TransitGatewayVpcAttachment model, String gatewayOwner, Instant ended) {
    /** Amazon VPC Transit Gateways guide, "Amazon VPC attachments": deleted and rejected ones show for two hours. */
    private static final Duration AFTERLIFE = Duration.ofHours(2);
    private static final Set<TransitGatewayAttachmentState> CARRYING = Set.of(
            TransitGatewayAttachmentState.AVAILABLE, TransitGatewayAttachmentState.MODIFYING);

    String id() {
        return model.transitGatewayAttachmentId();
    }

    String gatewayId() {
        return model.transitGatewayId();
    }

    String vpcId() {
        return model.vpcId();
    }

    TransitGatewayAttachmentState state() {
        return model.state();
    }

    /**
     * What it propagates of its VPC: the IPv6 blocks only with Ipv6Support (EC2 API reference,
     * CreateTransitGatewayVpcAttachmentRequestOptions: "When disabled, ... IPv6 routes do not propagate").
     */
    List<Cidr> blocks(Vpc vpc) {
        boolean six = model.options().ipv6Support() == Ipv6SupportValue.ENABLE;
        return Stream.concat(Vpcs.blocks(vpc).stream(), six ? Ipv6Blocks.of(vpc).stream() : Stream.empty()).toList();
    }

    /** Whether traffic could pass. */
    boolean carries() {
        return CARRYING.contains(state());
    }

    /** Whether it still stands in the way of a second attachment of the same VPC. */
    boolean exists() {
        return ended == null;
    }

    boolean visible(Caller caller, Instant now) {
        boolean party = caller.account().equals(gatewayOwner) || caller.account().equals(model.vpcOwnerId());
        return party && (ended == null || now.isBefore(ended.plus(AFTERLIFE)));
    }

    Attachment in(TransitGatewayAttachmentState state) {
        return new Attachment(model.toBuilder().state(state).build(), gatewayOwner, ended);
    }

    Attachment ended(TransitGatewayAttachmentState state, Instant at) {
        return new Attachment(model.toBuilder().state(state).build(), gatewayOwner, at);
    }
}
