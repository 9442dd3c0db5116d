package org.transithandshake.path;

import java.util.List;
import java.util.stream.Stream;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/**
 * The packets that stand for a pair of VPCs: one from each subnet to each subnet, since route tables and zones
 * distinguish no further. Of a VPC that cannot be seen into, one address of each CIDR.
 */
record Probes(Network network, Vpc from, Vpc to, Family family) {

    Pair pair() {
        List<Trace> traces = addresses(from).stream()
                .flatMap(source -> addresses(to).stream()
                        .map(target -> new Flow(Endpoint.in(from, source), Endpoint.in(to, target))))
                .map(flow -> Tracer.trace(network, flow))
                .toList();
        List<Finding> findings = traces.isEmpty() ? whyNone()
                : traces.stream().flatMap(trace -> trace.findings().stream()).distinct().toList();
        return new Pair(from.id(), from.account(), to.id(), to.account(), family,
                Verdict.of(traces.stream().map(trace -> trace.forward().outcome()).toList()),
                Verdict.of(traces.stream().map(trace -> trace.back().outcome()).toList()),
                traces.size(), findings);
    }

    private List<Address> addresses(Vpc vpc) {
        Stream<Cidr> blocks = vpc.isUnseen() ? vpc.cidrs().stream()
                : vpc.subnets().stream().flatMap(subnet -> subnet.cidrs().stream());
        return blocks.filter(family::has).map(Cidr::firstHost).toList();
    }

    private List<Finding> whyNone() {
        return Stream.of(from, to).filter(vpc -> addresses(vpc).isEmpty())
                .map(vpc -> vpc.isUnseen() ? SubnetFindings.unseen(vpc) : SubnetFindings.noSubnets(vpc, family))
                .toList();
    }
}
