package org.transithandshake.path;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A Transit Gateway, or as much of it as is known: an account that it is shared with sees the gateway and its own
 * attachments, but neither tables nor associations.
 *
 * @param id          {@code tgw-...}
 * @param account     its owner
 * @param tables      empty if unseen
 * @param attachments those of VPCs
 * @param sight       whether tables, associations and all attachments could be read
 * @param groups      its option SecurityGroupReferencingSupport
 */
public record Gateway(
        String id, String account, List<GatewayTable> tables, List<Attachment> attachments, Sight sight,
        Support groups) {

    public Gateway {
        Text.id("Transit Gateway id", id);
        Text.account(account);
        tables = List.copyOf(tables);
        attachments = List.copyOf(attachments);
        Objects.requireNonNull(sight, "sight");
        Objects.requireNonNull(groups, "groups");
    }

    public static Gateway seen(String id, String account, List<GatewayTable> tables, List<Attachment> attachments) {
        return new Gateway(id, account, tables, attachments, Sight.SEEN, Support.UNKNOWN);
    }

    public static Gateway unseen(String id, String account, List<Attachment> attachments) {
        return new Gateway(id, account, List.of(), attachments, Sight.UNSEEN, Support.UNKNOWN);
    }

    public Gateway with(Support referencing) {
        return new Gateway(id, account, tables, attachments, sight, referencing);
    }

    Optional<Attachment> attachment(String attachmentId) {
        return attachments.stream().filter(attachment -> attachment.id().equals(attachmentId)).findFirst();
    }

    /** The attachment that serves a VPC, or would once it is available; a gone one only if there is no other. */
    Optional<Attachment> attachmentOf(Vpc vpc) {
        return attachments.stream().filter(attachment -> attachment.vpcId().equals(vpc.id()))
                .min(Comparator.comparing((Attachment attachment) -> !attachment.isAvailable())
                        .thenComparing(Attachment::isGone)
                        .thenComparing(Attachment::id));
    }

    Optional<GatewayTable> table(String tableId) {
        return tables.stream().filter(table -> table.id().equals(tableId)).findFirst();
    }

    boolean isUnseen() {
        return sight == Sight.UNSEEN;
    }
}
