package org.transithandshake.lab.packets;

import java.util.Optional;
import org.transithandshake.cidr.Address;
import org.transithandshake.path.Endpoint;
import org.transithandshake.path.Flow;
import org.transithandshake.path.PortRange;
import org.transithandshake.path.Service;
import org.transithandshake.path.Traffic;

/**
 * A packet to be sent and the answer to it.
 *
 * @param from     the end that sends, its VPC named
 * @param to       the end that answers, its VPC named
 * @param protocol {@link Traffic#TCP}, {@link Traffic#UDP}, {@link Traffic#ICMP} or {@link Traffic#ICMPV6}
 * @param port     the service's; 0 for ICMP, which sends an echo request
 * @param number   the client's port, or the identifier of the echo request; no two probes at a time have the same
 */
public record Probe(Endpoint from, Endpoint to, int protocol, int port, int number) {

    /** The same for a trace. */
    public Flow flow() {
        PortRange client = new PortRange(number, number);
        return new Flow(from, to, Optional.of(isIcmp() ? Service.ping(isIpv6())
                : protocol == Traffic.TCP ? Service.tcp(port, client) : Service.udp(port, client)));
    }

    Address client() {
        return from.address();
    }

    Address server() {
        return to.address();
    }

    boolean isIpv6() {
        return client().isIpv6();
    }

    boolean isIcmp() {
        return protocol == Traffic.ICMP || protocol == Traffic.ICMPV6;
    }

    /** What the server hears of it. */
    Heard request() {
        return new Heard(protocol, number, port, false);
    }

    /** What the client hears of the answer. */
    Heard answer() {
        return new Heard(protocol, isIcmp() ? number : port, isIcmp() ? 0 : number, true);
    }
}
