package org.transithandshake.aws;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.step.NotYet;
import org.transithandshake.step.Options;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentAssociation;

/** VPC attachments: looking, requesting, accepting, and the hub's notes on them. */
public final class Attachments {
    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

    private final Aws aws;

    public Attachments(Aws aws) {
        this.aws = aws;
    }

    /** The attachment, if this account can see it. */
    public Optional<Attachment> find(String id) {
        try {
            return aws.ec2().describeTransitGatewayVpcAttachments(r -> r.transitGatewayAttachmentIds(id))
                    .transitGatewayVpcAttachments().stream().map(Attachment::of).findFirst();
        } catch (Ec2Exception e) {
            if (Errors.NO_ATTACHMENT.equals(Errors.code(e))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The live attachments of these VPCs to the gateway. */
    public List<Attachment> of(String gatewayId, Collection<String> vpcIds) {
        return listed(gatewayId, vpcIds).stream().filter(Attachment::isLive).toList();
    }

    /** Every live attachment to the gateway, by id. */
    public List<Attachment> all(String gatewayId) {
        return aws.ec2().describeTransitGatewayVpcAttachmentsPaginator(r -> r.filters(
                        Filter.builder().name("transit-gateway-id").values(gatewayId).build()))
                .transitGatewayVpcAttachments().stream().map(Attachment::of).filter(Attachment::isLive)
                .sorted(Comparator.comparing(Attachment::id)).toList();
    }

    /** The attachments of these VPCs to the gateway, with those that ended up to two hours ago. */
    public List<Attachment> listed(String gatewayId, Collection<String> vpcIds) {
        return aws.ec2().describeTransitGatewayVpcAttachmentsPaginator(r -> r.filters(
                        Filter.builder().name("transit-gateway-id").values(gatewayId).build(),
                        Filter.builder().name("vpc-id").values(vpcIds).build()))
                .transitGatewayVpcAttachments().stream().map(Attachment::of).toList();
    }

    /** The attachments to these gateways, with those that ended up to two hours ago. */
    public List<Attachment> listed(Collection<String> gatewayIds) {
        return aws.ec2().describeTransitGatewayVpcAttachmentsPaginator(r -> r.filters(
                        Filter.builder().name("transit-gateway-id").values(gatewayIds).build()))
                .transitGatewayVpcAttachments().stream().map(Attachment::of).toList();
    }

    /** The associations of all attachments to the gateway, by attachment. */
    public Map<String, Association> associations(String gatewayId) {
        return associations(Filter.builder().name("transit-gateway-id").values(gatewayId).build());
    }

    /** The associations of these VPCs' attachments to the gateway, by attachment. */
    public Map<String, Association> associations(String gatewayId, Collection<String> vpcIds) {
        return associations(Filter.builder().name("transit-gateway-id").values(gatewayId).build(),
                Filter.builder().name("resource-id").values(vpcIds).build());
    }

    private Map<String, Association> associations(Filter... filters) {
        return aws.ec2().describeTransitGatewayAttachmentsPaginator(r -> r.filters(filters))
                .transitGatewayAttachments().stream()
                .filter(a -> a.association() != null && a.association().transitGatewayRouteTableId() != null)
                .collect(Collectors.toMap(TransitGatewayAttachment::transitGatewayAttachmentId,
                        a -> Association.of(a.association())));
    }

    /**
     * Requests an attachment. EC2 allows one for each gateway and VPC, so its own duplicate error is the look
     * before the act, and the attachment that stands is the answer.
     */
    public Attachment request(String gatewayId, String vpcId, List<String> subnetIds, Options options,
            Map<String, String> tags) {
        Attachment[] made = new Attachment[1];
        boolean created = Errors.tolerating(Set.of(Errors.DUPLICATE_ATTACHMENT), () -> made[0] = Attachment.of(
                aws.ec2().createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gatewayId).vpcId(vpcId)
                        .subnetIds(subnetIds)
                        .options(o -> o.dnsSupport(options.get(Options.DNS))
                                .securityGroupReferencingSupport(options.get(Options.GROUPS))
                                .applianceModeSupport(options.get(Options.APPLIANCE))
                                .ipv6Support(options.get(Options.IPV6)))
                        .tagSpecifications(Tags.on(ResourceType.TRANSIT_GATEWAY_ATTACHMENT, tags)))
                        .transitGatewayVpcAttachment()));
        return created ? made[0] : of(gatewayId, List.of(vpcId)).stream().findFirst().orElseThrow(() ->
                new IllegalStateException("EC2 says that " + vpcId + " is attached to " + gatewayId
                        + " but shows no such attachment; try again in a minute"));
    }

    /** Changes options of an attachment of this account; it goes on carrying traffic meanwhile. */
    public void modify(String id, Options options) {
        Errors.translating(() -> aws.ec2().modifyTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)
                .options(o -> o.dnsSupport(options.get(Options.DNS))
                        .securityGroupReferencingSupport(options.get(Options.GROUPS))
                        .applianceModeSupport(options.get(Options.APPLIANCE))
                        .ipv6Support(options.get(Options.IPV6)))));
    }

    public void accept(String id) {
        Errors.translating(() -> aws.ec2().acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)));
    }

    /** Refuses a request; whoever made it can make another. */
    public void reject(String id) {
        Errors.translating(() -> aws.ec2().rejectTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)));
    }

    /** The route table that the attachment is associated with; empty when there is none. */
    public Optional<Association> association(String id) {
        TransitGatewayAttachmentAssociation seen = aws.ec2()
                .describeTransitGatewayAttachments(r -> r.transitGatewayAttachmentIds(id))
                .transitGatewayAttachments().getFirst().association();
        return Optional.ofNullable(seen).filter(a -> a.transitGatewayRouteTableId() != null).map(Association::of);
    }

    /** Ends an attachment; EC2 takes a while to delete it, and its associations and propagations go with it. */
    public void delete(String id) {
        Errors.translating(() -> aws.ec2().deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id)));
    }

    /**
     * Ends another account's attachment, if EC2 lets the gateway's owner: its reference says nothing about VPC
     * attachments, and of those of firewalls that either owner may (DeleteNetworkFirewallTransitGatewayAttachment, AWS
     * Network Firewall API Reference).
     */
    public boolean tryToDelete(String id) {
        try {
            delete(id);
            return true;
        } catch (Ec2Exception | NotYet e) {
            LOG.warn("{} is not deleted: {}", id, e.getMessage());
            return false;
        }
    }

    /** The live VPC attachments that this account can see, to whatever gateway. */
    public List<Attachment> everywhere() {
        return aws.ec2().describeTransitGatewayVpcAttachmentsPaginator(r -> { }).transitGatewayVpcAttachments()
                .stream().map(Attachment::of).filter(Attachment::isLive).toList();
    }

    public void tag(String id, Map<String, String> tags) {
        aws.ec2().createTags(r -> r.resources(id).tags(Tags.write(tags)));
    }

    /** @param state as EC2 names it: {@code associating}, {@code associated}, ... */
    public record Association(String tableId, String state) {
        static Association of(TransitGatewayAttachmentAssociation seen) {
            return new Association(seen.transitGatewayRouteTableId(), seen.stateAsString());
        }

        /** Whether it is on its way out; EC2 calls a row that is gone {@code disassociated}, or shows none. */
        public boolean isEnding() {
            return state.startsWith("disassociat");
        }
    }
}
