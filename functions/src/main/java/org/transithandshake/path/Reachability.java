package org.transithandshake.path;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Who reaches whom.
 *
 * @param pairs    ordered pairs of different VPCs, in the order of the network, IPv4 before IPv6
 * @param findings of all pairs; those that one fix mends are one
 */
public record Reachability(List<Pair> pairs, List<Finding> findings) {

    public Reachability {
        pairs = List.copyOf(pairs);
        findings = List.copyOf(findings);
    }

    /** Looks at all pairs; where segments keep VPCs apart on purpose, that shows as findings. */
    public static Reachability of(Network network) {
        return of(network, (from, to) -> true);
    }

    /** Looks only at the ordered pairs that are meant to be connected. */
    public static Reachability of(Network network, BiPredicate<Vpc, Vpc> wanted) {
        List<Pair> pairs = network.vpcs().stream()
                .flatMap(from -> network.vpcs().stream()
                        .filter(to -> !from.id().equals(to.id()) && wanted.test(from, to))
                        .flatMap(to -> families(network, from, to)))
                .toList();
        return new Reachability(pairs, onePerFix(pairs));
    }

    /** A family that one of the VPCs certainly lacks is left out: no packet of it can be meant. */
    private static Stream<Pair> families(Network network, Vpc from, Vpc to) {
        return Arrays.stream(Family.values())
                .filter(family -> mayHave(from, family) && mayHave(to, family))
                .map(family -> new Probes(network, from, to, family).pair());
    }

    /** An unseen VPC without known CIDRs is taken to have IPv4, as every VPC has. */
    private static boolean mayHave(Vpc vpc, Family family) {
        return vpc.cidrs().stream().anyMatch(family::has) || vpc.cidrs().isEmpty() && family == Family.IPV4;
    }

    /** A route missing in one direction is also the return route missing in the other: the latter says more. */
    private static List<Finding> onePerFix(List<Pair> pairs) {
        record Key(String account, String resource, Fix fix) {
        }

        Map<Key, Finding> kept = new LinkedHashMap<>();
        pairs.stream().flatMap(pair -> pair.findings().stream()).forEach(finding -> kept.merge(
                new Key(finding.account(), finding.resource(), finding.fix()), finding,
                (first, other) -> other.code() == Code.MISSING_RETURN_ROUTE ? other : first));
        return Turn.inOrder(List.copyOf(kept.values()));
    }
}
