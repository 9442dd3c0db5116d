package org.transithandshake.lab.packets;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Filters;
import org.transithandshake.path.GroupRule;
import org.transithandshake.path.NetworkInterface;
import org.transithandshake.path.Peer;
import org.transithandshake.path.SecurityGroup;
import org.transithandshake.path.Support;
import org.transithandshake.path.Vpc;

/**
 * The security groups of an interface as stateful rules of the guard before its host. A packet marked by
 * {@link Host#ANSWER} passes like the answer of a flow that was let in, so that answers can be followed where no packet
 * arrives.
 */
record GroupTable(Layout layout, Vpc vpc, NetworkInterface here) {

    private static final String FORWARD = """
            chain forward {
            type filter hook forward priority 0; policy drop;
            ct state established,related accept
            ip dscp ef accept
            ip6 dscp ef accept
            iifname "out" jump inbound
            iifname "in" jump outbound
            }
            """;

    /** Of a host of which no groups are known. */
    static String open() {
        return Rules.table("groups", "");
    }

    String text() {
        List<SecurityGroup> groups = layout.filters(vpc).stream().flatMap(some -> some.groups().stream())
                .filter(group -> here.groupIds().contains(group.id())).toList();
        return Rules.table("groups",
                chain("inbound", "saddr", groups.stream().flatMap(group -> group.inbound().stream()))
                + chain("outbound", "daddr", groups.stream().flatMap(group -> group.outbound().stream())) + FORWARD);
    }

    private String chain(String name, String side, Stream<GroupRule> rules) {
        return rules.flatMap(rule -> whom(rule.peer(), name.equals("inbound")).stream()
                        .map(block -> Rules.match(side, block, rule.traffic()) + " accept\n"))
                .collect(Collectors.joining("", "chain " + name + " {\n", "}\n"));
    }

    private List<Cidr> whom(Peer peer, boolean inbound) {
        return switch (peer) {
            case Peer.Block block -> List.of(block.cidr());
            case Peer.PrefixList list -> list.entries().orElse(List.of());
            case Peer.Group group -> layout.network().filters().stream()
                    .filter(far -> far.vpcId().equals(vpc.id()) || inbound && referencing(far))
                    .flatMap(far -> far.interfaces().stream())
                    .filter(member -> member.groupIds().contains(group.id()))
                    .flatMap(member -> member.addresses().stream()).map(Cidr::of).toList();
        };
    }

    /** "Security group referencing", Amazon VPC Transit Gateways guide: the gateway and both attachments need it. */
    private boolean referencing(Filters far) {
        Optional<Attachment> end = layout.network().vpc(far.vpcId()).flatMap(layout::attachment);
        Optional<Attachment> own = layout.attachment(vpc);
        return layout.gateway().filter(gateway -> gateway.groups() == Support.ENABLED).isPresent()
                && Stream.of(end, own).allMatch(one -> one.filter(
                        attachment -> attachment.groups() == Support.ENABLED).isPresent());
    }
}
