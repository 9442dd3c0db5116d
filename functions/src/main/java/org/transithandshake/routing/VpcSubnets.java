package org.transithandshake.routing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The subnets of one VPC, and what an attachment in some of them serves: a gateway takes traffic only from zones in
 * which the attachment has a subnet (Amazon VPC Transit Gateways, "Amazon VPC attachments").
 */
public record VpcSubnets(List<Subnet> all) {
    public VpcSubnets {
        all = all.stream().sorted(Comparator.comparing(Subnet::id)).toList();
    }

    /**
     * The subnets to attach, one in each zone: the lowest id, of those with IPv6 where that is wanted. An IPv6-only
     * subnet cannot be attached (same guide).
     */
    public List<String> toAttach(boolean ipv6) {
        Comparator<Subnet> best = Comparator.comparing((Subnet subnet) -> !(ipv6 && subnet.ipv6()))
                .thenComparing(Subnet::id);
        return all.stream().filter(Subnet::ipv4)
                .collect(Collectors.toMap(Subnet::zone, Function.identity(), (one, other) ->
                        best.compare(one, other) <= 0 ? one : other))
                .values().stream().map(Subnet::id).sorted().toList();
    }

    /** Whether an attachment in these subnets can have Ipv6Support: its interface gets an address in each. */
    public boolean canCarryIpv6(Collection<String> attached) {
        return !attached.isEmpty() && in(attached).stream().allMatch(Subnet::ipv6);
    }

    /** Those of the subnets that have no IPv6 block, although the VPC has some that have. */
    public List<String> withoutIpv6(Collection<String> attached) {
        return all.stream().noneMatch(Subnet::ipv6) ? List.of()
                : in(attached).stream().filter(subnet -> !subnet.ipv6()).map(Subnet::id).toList();
    }

    /** The subnets in the zones of the attached ones. */
    public List<Subnet> servedBy(Collection<String> attached) {
        Set<String> zones = zones(attached);
        return all.stream().filter(subnet -> zones.contains(subnet.zone())).toList();
    }

    /** The subnets in other zones, by zone. */
    public SortedMap<String, List<Subnet>> unservedBy(Collection<String> attached) {
        Set<String> zones = zones(attached);
        Map<String, List<Subnet>> others = all.stream().filter(subnet -> !zones.contains(subnet.zone()))
                .collect(Collectors.groupingBy(Subnet::zone));
        return new TreeMap<>(others);
    }

    private Set<String> zones(Collection<String> attached) {
        return in(attached).stream().map(Subnet::zone).collect(Collectors.toSet());
    }

    private List<Subnet> in(Collection<String> attached) {
        return all.stream().filter(subnet -> attached.contains(subnet.id())).toList();
    }
}
