package org.transithandshake.path;

import java.util.Objects;

/**
 * What one end asks the other for.
 *
 * @param request what the packets of the asking end look like
 * @param answer  what those of the answering end look like
 */
public record Service(Traffic request, Traffic answer) {

    public Service {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(answer, "answer");
        if (request.protocol() == Traffic.ANY || request.protocol() != answer.protocol()) {
            throw new IllegalArgumentException("A service has one protocol, not " + request + " and " + answer);
        }
    }

    public static Service tcp(int port) {
        return tcp(port, PortRange.EPHEMERAL);
    }

    /** @param client the port or ports that the client calls from, and that answers go to */
    public static Service tcp(int port, PortRange client) {
        return new Service(Traffic.tcp(port, port), new Traffic(Traffic.TCP, client));
    }

    /** @param client the port or ports that the client calls from, and that answers go to */
    public static Service udp(int port, PortRange client) {
        return new Service(new Traffic(Traffic.UDP, new PortRange(port, port)), new Traffic(Traffic.UDP, client));
    }

    /** Echo request and reply: types 8 and 0 (RFC 792), or 128 and 129 (RFC 4443). */
    public static Service ping(boolean ipv6) {
        return new Service(Traffic.icmp(ipv6, ipv6 ? 128 : 8, 0), Traffic.icmp(ipv6, ipv6 ? 129 : 0, 0));
    }
}
