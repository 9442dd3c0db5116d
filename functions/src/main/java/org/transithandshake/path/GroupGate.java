package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Address;

/**
 * A packet that opens a flow, at the security groups of an interface. One rule of one group is enough; who answers a
 * packet that was let pass is not asked again.
 *
 * @param site       where the interface is
 * @param other      the address at the other end
 * @param peer       the interface at the other end, as far as known
 * @param references what rules that name a group are worth here
 */
record GroupGate(Site site, Direction direction, Address other, Optional<NetworkInterface> peer, References references,
        Traffic traffic) {

    void look(Filters filters, Logbook log) {
        Optional<NetworkInterface> here = filters.interfaceOf(site.address());
        if (here.isEmpty()) {
            log.unknown(FilterFindings.noInterface(site));
            return;
        }
        List<SecurityGroup> groups = here.get().groupIds().stream().map(filters::group)
                .flatMap(Optional::stream).toList();
        boolean complete = groups.size() == here.get().groupIds().size();
        Support passes = passes(groups);
        GroupFindings findings = new GroupFindings(this, here.get(), groups);
        if (passes == Support.ENABLED) {
            log.hop(site.vpc().account(), here.get().id(), "Its groups allow " + traffic + " " + direction.preposition()
                    + " " + other + ".");
        } else if (passes == Support.UNKNOWN || !complete) {
            findings.unsure(complete).forEach(log::unknown);
        } else {
            findings.denied().forEach(log::drop);
        }
    }

    Support passes(List<SecurityGroup> groups) {
        List<Support> answers = groups.stream().flatMap(group -> group.rules(direction).stream())
                .filter(rule -> rule.traffic().contains(traffic)).map(rule -> admits(rule.peer())).toList();
        return answers.contains(Support.ENABLED) ? Support.ENABLED
                : answers.contains(Support.UNKNOWN) ? Support.UNKNOWN : Support.DISABLED;
    }

    private Support admits(Peer whom) {
        return switch (whom) {
            case Peer.Block block -> of(block.cidr().contains(other));
            case Peer.PrefixList list -> list.entries()
                    .map(entries -> of(entries.stream().anyMatch(entry -> entry.contains(other))))
                    .orElse(Support.UNKNOWN);
            case Peer.Group group -> isMember(group) == Support.DISABLED ? Support.DISABLED : lesser(isMember(group));
        };
    }

    private Support lesser(Support member) {
        return references.support() == Support.ENABLED ? member : references.support();
    }

    /** Whether the other end has the group. */
    private Support isMember(Peer.Group group) {
        return peer.map(end -> of(end.groupIds().contains(group.id()))).orElse(Support.UNKNOWN);
    }

    /** Whether a rule would let the packet pass, if its reference were worth something. */
    boolean dependsOnReferences(List<SecurityGroup> groups) {
        return groups.stream().flatMap(group -> group.rules(direction).stream())
                .filter(rule -> rule.traffic().contains(traffic))
                .anyMatch(rule -> rule.peer() instanceof Peer.Group group && isMember(group) == Support.ENABLED);
    }

    private static Support of(boolean yes) {
        return yes ? Support.ENABLED : Support.DISABLED;
    }
}
