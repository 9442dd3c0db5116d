package org.transithandshake.path;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A VPC's attachment to a Transit Gateway.
 *
 * @param id        {@code tgw-attach-...}
 * @param vpcId     the VPC
 * @param account   the VPC's owner
 * @param subnetIds one subnet for each zone that the gateway serves
 * @param state     as DescribeTransitGatewayVpcAttachments names it: {@code available}, {@code pendingAcceptance}, ...
 * @param table     the gateway table associated with it; only the gateway's owner sees that
 * @param groups    its option SecurityGroupReferencingSupport
 * @param ipv6      its option Ipv6Support
 */
public record Attachment(
        String id, String vpcId, String account, List<String> subnetIds, String state, Optional<String> table,
        Support groups, Support ipv6) {

    public Attachment {
        Text.id("attachment id", id);
        Text.id("VPC id", vpcId);
        Text.account(account);
        subnetIds = List.copyOf(subnetIds);
        subnetIds.forEach(subnet -> Text.id("subnet id", subnet));
        Text.id("attachment state", state);
        table.ifPresent(value -> Text.id("Transit Gateway route table id", value));
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(ipv6, "ipv6");
    }

    /** One whose options are not known. */
    public Attachment(
            String id, String vpcId, String account, List<String> subnetIds, String state, Optional<String> table) {
        this(id, vpcId, account, subnetIds, state, table, Support.UNKNOWN, Support.UNKNOWN);
    }

    public Attachment with(Support referencing) {
        return new Attachment(id, vpcId, account, subnetIds, state, table, referencing, ipv6);
    }

    public Attachment withIpv6(Support support) {
        return new Attachment(id, vpcId, account, subnetIds, state, table, groups, support);
    }

    public boolean isAvailable() {
        return state.equals("available");
    }

    /** Rejected, failed and deleted attachments stay visible for two hours and will never forward again. */
    boolean isGone() {
        return switch (state) {
            case "deleting", "deleted", "failing", "failed", "rejecting", "rejected" -> true;
            default -> false;
        };
    }
}
