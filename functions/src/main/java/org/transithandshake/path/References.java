package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a rule that names a security group knows the other end's groups. Always within a VPC; across a Transit Gateway
 * for inbound rules only, and only if the gateway and both attachments have SecurityGroupReferencingSupport ("Security
 * group referencing", Amazon VPC Transit Gateways guide).
 *
 * @param support all of them together
 * @param parts   each of them; empty where none matters
 */
record References(Support support, List<Part> parts) {

    /**
     * @param account the owner
     * @param id      {@code tgw-...} or {@code tgw-attach-...}
     * @param support its own
     */
    record Part(String account, String id, Support support) {

        boolean isAttachment() {
            return id.startsWith("tgw-attach-");
        }
    }

    static References hold() {
        return new References(Support.ENABLED, List.of());
    }

    static References neverOutbound() {
        return new References(Support.DISABLED, List.of());
    }

    static References across(Gateway gateway, Journey journey) {
        List<Part> parts = Stream.concat(
                Stream.of(new Part(gateway.account(), gateway.id(), gateway.groups())),
                Stream.of(gateway.attachmentOf(journey.from().vpc()), journey.meantExit(gateway))
                        .flatMap(Optional::stream)
                        .map(end -> new Part(end.account(), end.id(), end.groups()))).toList();
        return new References(together(parts), parts);
    }

    private static Support together(List<Part> parts) {
        if (parts.stream().anyMatch(part -> part.support() == Support.DISABLED)) {
            return Support.DISABLED;
        }
        return parts.size() == 3 && parts.stream().allMatch(part -> part.support() == Support.ENABLED)
                ? Support.ENABLED : Support.UNKNOWN;
    }

    List<Part> lacking() {
        return parts.stream().filter(part -> part.support() != Support.ENABLED).toList();
    }
}
