package org.transithandshake.lab.ec2;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.model.AcceptTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.AcceptTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.AutoAcceptSharedAttachmentsValue;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.Ipv6SupportValue;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.RejectTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.RejectTransitGatewayVpcAttachmentResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentState;
import software.amazon.awssdk.services.ec2.model.TransitGatewayOptions;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachmentOptions;
import software.amazon.awssdk.services.ec2.model.Vpc;

/**
 * The life of a VPC attachment (Amazon VPC Transit Gateways guide, "Amazon VPC attachments").
 *
 * <pre>
 * other account, auto-accept off:  pendingAcceptance -accept-> pending -> available
 *                                                    -reject-> rejecting -> rejected
 * same account, or auto-accept on: pending -> available
 * available -modify-> modifying -> available
 * available, pendingAcceptance -delete-> deleting -> deleted
 * </pre>
 *
 * The answer to a request across accounts already says {@code pendingAcceptance}, as CloudTrail records show it.
 */
final class Attachments {
    /** Amazon VPC Transit Gateways quotas, "Transit gateways per VPC". */
    private static final int MOST_PER_VPC = 5;
    private static final Set<TransitGatewayAttachmentState> DELETABLE = Set.of(
            TransitGatewayAttachmentState.AVAILABLE, TransitGatewayAttachmentState.PENDING_ACCEPTANCE);
    private final World world;
    private final Gateways gateways;
    private final Vpcs vpcs;
    private final Associations associations;
    private final Propagations propagations;

    Attachments(World world, Gateways gateways, Vpcs vpcs, Associations associations, Propagations propagations) {
        this.world = world;
        this.gateways = gateways;
        this.vpcs = vpcs;
        this.associations = associations;
        this.propagations = propagations;
    }

    static String checked(String id) {
        return Faults.checked(id, "TransitGatewayAttachmentId", "tgw-attach",
                "InvalidTransitGatewayAttachmentID.Malformed");
    }

    CreateTransitGatewayVpcAttachmentResponse create(Caller caller, CreateTransitGatewayVpcAttachmentRequest request) {
        TransitGateway gateway = gateways.available(caller, request.transitGatewayId());
        Vpc vpc = vpcs.require(caller, request.vpcId());
        TransitGatewayVpcAttachmentOptions options = AttachmentOptions.initial(request.options());
        checkSubnets(caller, vpc.vpcId(), request.subnetIds(), options);
        checkRoom(vpc.vpcId(), gateway.transitGatewayId());
        boolean admitted = gateway.ownerId().equals(caller.account()) || gateway.options()
                .autoAcceptSharedAttachments() == AutoAcceptSharedAttachmentsValue.ENABLE;
        String id = world.create(caller, "tgw-attach", ResourceType.TRANSIT_GATEWAY_ATTACHMENT,
                request.tagSpecifications());
        TransitGatewayVpcAttachment model = TransitGatewayVpcAttachment.builder().transitGatewayAttachmentId(id)
                .transitGatewayId(gateway.transitGatewayId()).vpcId(vpc.vpcId()).vpcOwnerId(caller.account())
                .subnetIds(request.subnetIds()).creationTime(world.time.now())
                .options(options)
                .state(TransitGatewayAttachmentState.PENDING_ACCEPTANCE).build();
        world.attachments.put(caller, id, new Attachment(model, gateway.ownerId(), null));
        if (admitted) {
            attach(id);
        }
        return CreateTransitGatewayVpcAttachmentResponse.builder().transitGatewayVpcAttachment(view(caller, id))
                .build();
    }

    /**
     * Amazon VPC Transit Gateways guide, "Amazon VPC attachments": no IPv6-only subnets. That Ipv6Support needs an
     * IPv6 block in every subnet is our assumption, since the interface there "receives an IPv6 address" (EC2 API
     * reference, CreateTransitGatewayVpcAttachmentRequestOptions).
     */
    private void checkSubnets(
            Caller caller, String vpcId, List<String> subnetIds, TransitGatewayVpcAttachmentOptions options) {
        if (subnetIds.isEmpty()) {
            throw Faults.missing("SubnetIds");
        }
        Set<String> zones = new HashSet<>();
        for (String id : subnetIds) {
            Faults.checked(id, "SubnetId", "subnet", "InvalidSubnetID.Malformed");
            Subnet subnet = world.subnets.own(caller, id).filter(one -> one.vpcId().equals(vpcId))
                    .orElseThrow(() -> Faults.subnetNotFound(id));
            if (!zones.add(subnet.availabilityZoneId())) {
                throw new AwsError("DuplicateSubnetsInSameZone", "Duplicate Subnets for same AZ");
            }
            boolean six = options.ipv6Support() == Ipv6SupportValue.ENABLE;
            if (subnet.cidrBlock() == null || six && subnet.ipv6CidrBlockAssociationSet().isEmpty()) {
                throw Faults.invalidValue(id + (subnet.cidrBlock() == null ? " has no IPv4 CIDR block"
                        : " has no IPv6 CIDR block, which Ipv6Support needs"));
            }
        }
    }

    private void checkRoom(String vpcId, String gatewayId) {
        List<Attachment> others = world.attachments.all().map(Shelf.Kept::value)
                .filter(one -> one.exists() && one.vpcId().equals(vpcId)).toList();
        if (others.stream().anyMatch(one -> one.gatewayId().equals(gatewayId))) {
            throw new AwsError("DuplicateTransitGatewayAttachment", gatewayId
                    + " has non-deleted Transit Gateway Attachments with same VPC ID.");
        }
        if (others.size() >= MOST_PER_VPC) {
            throw new AwsError("TransitGatewayAttachmentLimitExceeded", vpcId + " has reached the limit of "
                    + MOST_PER_VPC + " transit gateways per VPC.");
        }
    }

    /** Begins to attach; defaults of the gateway act once it is available. */
    private void attach(String id) {
        Attachment attachment = change(id, one -> one.in(TransitGatewayAttachmentState.PENDING));
        world.after(Delay.ATTACHMENT, attachment.gatewayOwner(), id, () -> {
            Attachment now = change(id, one -> one.in(TransitGatewayAttachmentState.AVAILABLE));
            TransitGatewayOptions options = world.gateways.get(now.gatewayId()).orElseThrow().options();
            GatewayOptions.associationTable(options).ifPresent(tableId -> associations.begin(now, tableId));
            GatewayOptions.propagationTable(options).ifPresent(tableId -> propagations.enable(now, tableId));
        });
    }

    private Attachment change(String id, UnaryOperator<Attachment> change) {
        world.attachments.change(id, change);
        return world.attachments.get(id).orElseThrow();
    }

    /** An attachment that the caller sees, as the owner of its VPC or of its gateway. */
    Attachment require(Caller caller, String id) {
        checked(id);
        return world.attachments.kept(id)
                .filter(kept -> kept.in(caller) && kept.value().visible(caller, world.time.now()))
                .map(Shelf.Kept::value).orElseThrow(() -> Faults.attachmentNotFound(id));
    }

    /** An attachment to a gateway that the caller owns; to anybody else it does not exist. */
    Attachment ofOwnGateway(Caller caller, String id) {
        Attachment attachment = require(caller, id);
        if (!attachment.gatewayOwner().equals(caller.account())) {
            throw Faults.attachmentNotFound(id);
        }
        return attachment;
    }

    private static void checkState(Attachment attachment, Set<TransitGatewayAttachmentState> allowed) {
        if (!allowed.contains(attachment.state())) {
            throw Faults.incorrectState(attachment.id(), attachment.state());
        }
    }

    TransitGatewayVpcAttachment view(Caller caller, String id) {
        return world.attachments.get(id).orElseThrow().model().toBuilder().tags(world.tags.of(caller, id)).build();
    }

    AcceptTransitGatewayVpcAttachmentResponse accept(Caller caller, AcceptTransitGatewayVpcAttachmentRequest request) {
        Attachment attachment = ofOwnGateway(caller, request.transitGatewayAttachmentId());
        checkState(attachment, Set.of(TransitGatewayAttachmentState.PENDING_ACCEPTANCE));
        attach(attachment.id());
        return AcceptTransitGatewayVpcAttachmentResponse.builder()
                .transitGatewayVpcAttachment(view(caller, attachment.id())).build();
    }

    RejectTransitGatewayVpcAttachmentResponse reject(Caller caller, RejectTransitGatewayVpcAttachmentRequest request) {
        Attachment attachment = ofOwnGateway(caller, request.transitGatewayAttachmentId());
        checkState(attachment, Set.of(TransitGatewayAttachmentState.PENDING_ACCEPTANCE));
        end(attachment.id(), TransitGatewayAttachmentState.REJECTING, TransitGatewayAttachmentState.REJECTED);
        return RejectTransitGatewayVpcAttachmentResponse.builder()
                .transitGatewayVpcAttachment(view(caller, attachment.id())).build();
    }

    /** Both owners may delete; associations and propagations go at once, static routes stay as black holes. */
    DeleteTransitGatewayVpcAttachmentResponse delete(Caller caller, DeleteTransitGatewayVpcAttachmentRequest request) {
        Attachment attachment = require(caller, request.transitGatewayAttachmentId());
        checkState(attachment, DELETABLE);
        associations.drop(attachment.id());
        propagations.dropAttachment(attachment.id());
        end(attachment.id(), TransitGatewayAttachmentState.DELETING, TransitGatewayAttachmentState.DELETED);
        return DeleteTransitGatewayVpcAttachmentResponse.builder()
                .transitGatewayVpcAttachment(view(caller, attachment.id())).build();
    }

    private void end(String id, TransitGatewayAttachmentState between, TransitGatewayAttachmentState last) {
        change(id, one -> one.in(between));
        world.after(Delay.ATTACHMENT, () -> {
            Instant now = world.time.now();
            change(id, one -> one.ended(last, now));
        });
    }

    ModifyTransitGatewayVpcAttachmentResponse modify(Caller caller, ModifyTransitGatewayVpcAttachmentRequest request) {
        Attachment attachment = require(caller, request.transitGatewayAttachmentId());
        if (!attachment.model().vpcOwnerId().equals(caller.account())) {
            throw Faults.attachmentNotFound(attachment.id());
        }
        checkState(attachment, Set.of(TransitGatewayAttachmentState.AVAILABLE));
        List<String> subnetIds = AttachmentOptions.subnets(attachment.model().subnetIds(), request);
        TransitGatewayVpcAttachmentOptions options =
                AttachmentOptions.modified(attachment.model().options(), request.options());
        checkSubnets(caller, attachment.vpcId(), subnetIds, options);
        TransitGatewayVpcAttachment model = attachment.model().toBuilder().subnetIds(subnetIds)
                .state(TransitGatewayAttachmentState.MODIFYING)
                .options(options).build();
        change(attachment.id(), one -> new Attachment(model, one.gatewayOwner(), one.ended()));
        world.after(Delay.ATTACHMENT, () -> {
            change(attachment.id(), one -> one.in(TransitGatewayAttachmentState.AVAILABLE));
            propagations.blocksChanged(attachment.vpcId());
        });
        return ModifyTransitGatewayVpcAttachmentResponse.builder()
                .transitGatewayVpcAttachment(view(caller, attachment.id())).build();
    }
}
