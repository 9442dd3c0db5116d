package org.transithandshake.aws;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.policy.Applicant;
import org.transithandshake.step.Options;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachmentOptions;

/**
 * A VPC attachment as EC2 describes it.
 *
 * @param account   the owner of the VPC
 * @param state     as EC2 names it, such as {@code pendingAcceptance} or {@code available}
 * @param subnetIds at most one in each Availability Zone; in the hub those of a spoke are ids it cannot look up
 * @param options   as EC2 has them now
 * @param requested when it was requested
 * @param tags      this account's own
 */
public record Attachment(String id, String gatewayId, String vpcId, String account, String state,
        List<String> subnetIds, Options options, Instant requested, Map<String, String> tags) {

    static Attachment of(TransitGatewayVpcAttachment seen) {
        return new Attachment(seen.transitGatewayAttachmentId(), seen.transitGatewayId(), seen.vpcId(),
                seen.vpcOwnerId(), seen.stateAsString(), seen.subnetIds(), options(seen.options()),
                seen.creationTime(), Tags.read(seen.tags()));
    }

    private static Options options(TransitGatewayVpcAttachmentOptions seen) {
        return seen == null ? Options.none() : Options.of(Options.DNS, seen.dnsSupportAsString(),
                Options.GROUPS, seen.securityGroupReferencingSupportAsString(),
                Options.APPLIANCE, seen.applianceModeSupportAsString(), Options.IPV6, seen.ipv6SupportAsString());
    }

    /** What a policy may ask about it. */
    public Applicant applicant() {
        return new Applicant(account, vpcId, subnetIds.size())
                .requestedBy(Optional.ofNullable(tags.get(Tags.REQUESTER)).filter(arn -> !arn.isEmpty()));
    }

    /** The same with one tag more. */
    public Attachment with(String tag, String value) {
        Map<String, String> more = new HashMap<>(tags);
        more.put(tag, value);
        return new Attachment(id, gatewayId, vpcId, account, state, subnetIds, options, requested, Map.copyOf(more));
    }

    /** How many attempts to connect it have ended; a tag that a person wrote and that is no number counts as none. */
    public int generation() {
        String noted = tags.getOrDefault(Tags.GENERATION, "0");
        return noted.matches("\\d{1,9}") ? Integer.parseInt(noted) : 0;
    }

    /** One of {@link Status}, as the last attempt noted it; empty if there is none. */
    public String status() {
        return tags.getOrDefault(Tags.STATUS, "");
    }

    public boolean is(String wanted) {
        return state.equals(wanted);
    }

    /** Whether it stands for a connection or for one to come; a deleted one stays visible for two hours. */
    public boolean isLive() {
        return !List.of("deleting", "deleted", "rejecting", "rejected", "failing", "failed").contains(state);
    }
}
