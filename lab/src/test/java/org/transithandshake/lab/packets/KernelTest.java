package org.transithandshake.lab.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.transithandshake.path.Endpoint;
import org.transithandshake.path.Network;
import org.transithandshake.path.Outcome;
import org.transithandshake.path.Path;
import org.transithandshake.path.Trace;
import org.transithandshake.path.Tracer;
import org.transithandshake.path.Traffic;
import org.transithandshake.path.Vpc;

/**
 * Random networks with random faults, as facts and as Linux routes and rules: what the trace says of a flow is what
 * the kernel does with its packets. {@code -Dpackets.topologies=200} takes more of them.
 */
final class KernelTest {

    private static final int TOPOLOGIES = Integer.getInteger("packets.topologies", 20);
    private static final int PROBES = 16;
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofSeconds(1);

    private final Map<Outcome, Integer> forward = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Integer> back = new EnumMap<>(Outcome.class);

    @Test
    void theTracesVerdictIsTheKernels() {
        Optional<String> missing = Needs.missing();
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        long begin = System.nanoTime();
        List<String> differences = new ArrayList<>();
        try (PacketLab lab = new PacketLab(Topology.VPCS, Topology.ZONES, Topology.SUBNETS)) {
            for (int seed = 1; seed <= TOPOLOGIES; seed++) {
                differences.addAll(differences(lab, seed));
            }
        }
        System.out.printf("%d topologies in %.1f s: forward %s, back %s%n", TOPOLOGIES,
                (System.nanoTime() - begin) / 1e9, forward, back);
        assertThat(differences).isEmpty();
        for (Map<Outcome, Integer> ends : List.of(forward, back)) {
            assertThat(ends.get(Outcome.REACHED)).isGreaterThan(TOPOLOGIES);
            assertThat(ends.get(Outcome.DROPPED)).isGreaterThan(TOPOLOGIES);
            assertThat(ends.getOrDefault(Outcome.UNKNOWN, 0)).isLessThan(TOPOLOGIES);
        }
    }

    private List<String> differences(PacketLab lab, int seed) {
        Random random = new Random(seed);
        Network network = new Topology(random).draw();
        lab.build(network);
        List<Probe> probes = random.ints(PROBES).mapToObj(n -> probe(network, random, lab.number())).toList();
        Map<Probe, Fate> fates = lab.send(probes, SHORT);
        List<String> differences = new ArrayList<>();
        for (Probe probe : probes) {
            Trace trace = Tracer.trace(network, probe.flow());
            forward.merge(trace.forward().outcome(), 1, Integer::sum);
            back.merge(trace.back().outcome(), 1, Integer::sum);
            if (!agree(trace, fates.get(probe)) && !agree(trace, again(lab, probe))) {
                differences.add("seed " + seed + ": " + probe + "\n" + fates.get(probe) + "\n" + told(trace.forward())
                        + "\n" + told(trace.back()) + "\n" + network);
            }
        }
        return differences;
    }

    /** On a busy machine packets come late. */
    private static Fate again(PacketLab lab, Probe probe) {
        Probe other = new Probe(probe.from(), probe.to(), probe.protocol(), probe.port(), probe.number() + 20_000);
        return lab.send(List.of(other), LONG).get(other);
    }

    private static boolean agree(Trace trace, Fate fate) {
        return agree(trace.forward().outcome(), fate.arrived()) && agree(trace.back().outcome(), fate.returned());
    }

    private static boolean agree(Outcome outcome, boolean came) {
        return outcome == Outcome.UNKNOWN || came == (outcome == Outcome.REACHED);
    }

    private static String told(Path path) {
        return path.outcome() + " " + path.hops() + " " + path.findings();
    }

    private static Probe probe(Network network, Random random, int number) {
        Vpc from = network.vpcs().get(random.nextInt(Topology.VPCS));
        Vpc to = network.vpcs().get(random.nextInt(Topology.VPCS));
        int source = random.nextInt(Topology.SUBNETS);
        int target = from.equals(to) ? (source + 1) % Topology.SUBNETS : random.nextInt(Topology.SUBNETS);
        int family = random.nextInt(2);
        int protocol = List.of(Traffic.TCP, Traffic.TCP, Traffic.UDP, family == 0 ? Traffic.ICMP : Traffic.ICMPV6)
                .get(random.nextInt(4));
        int port = protocol == Traffic.TCP ? Host.LISTENS.get(random.nextInt(2)) : protocol == Traffic.UDP ? 53 : 0;
        return new Probe(end(from, source, family), end(to, target, family), protocol, port, number);
    }

    private static Endpoint end(Vpc vpc, int subnet, int family) {
        return Endpoint.in(vpc, Topology.host(vpc.subnets().get(subnet).cidrs().get(family)));
    }
}
