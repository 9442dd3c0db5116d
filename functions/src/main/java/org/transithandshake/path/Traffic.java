package org.transithandshake.path;

import java.util.Objects;
import java.util.Set;

/**
 * A protocol and the ports that packets go to, as rules of security groups and network ACLs name them.
 *
 * @param protocol its IANA number, or {@link #ANY}
 * @param ports    destination ports; for ICMP its types and codes; all of them for every other protocol, as AWS takes
 *                 no account of them there ("Security group rules", Amazon VPC user guide)
 */
public record Traffic(int protocol, PortRange ports) {

    public static final int ANY = -1;
    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int ICMPV6 = 58;

    private static final Set<Integer> WITH_PORTS = Set.of(ICMP, TCP, UDP, ICMPV6);

    public Traffic {
        Objects.requireNonNull(ports, "ports");
        if (protocol < ANY || protocol > 255) {
            throw new IllegalArgumentException("Not a protocol number: " + protocol);
        }
        ports = WITH_PORTS.contains(protocol) ? ports : PortRange.ALL;
    }

    public static Traffic all() {
        return new Traffic(ANY, PortRange.ALL);
    }

    public static Traffic tcp(int from, int to) {
        return new Traffic(TCP, new PortRange(from, to));
    }

    /** @param type or code: 0 to 255, -1 means each */
    public static Traffic icmp(boolean ipv6, int type, int code) {
        if (Math.max(type, code) > 255) {
            throw new IllegalArgumentException("Not a type and code of ICMP: " + type + " and " + code);
        }
        int first = type < 0 ? 0 : type * 256 + Math.max(code, 0);
        int last = type < 0 ? 65535 : type * 256 + (code < 0 ? 255 : code);
        return new Traffic(ipv6 ? ICMPV6 : ICMP, new PortRange(first, last));
    }

    /**
     * As EC2 writes it in a rule.
     *
     * @param from first port, or the type of ICMP; -1 means each
     * @param to   last port, or the code of ICMP; -1 means each
     */
    public static Traffic of(int protocol, int from, int to) {
        if (protocol == ICMP || protocol == ICMPV6) {
            return icmp(protocol == ICMPV6, from, to);
        }
        return new Traffic(protocol, from < 0 ? PortRange.ALL : new PortRange(from, to));
    }

    boolean hasProtocolOf(Traffic packet) {
        return protocol == ANY || protocol == packet.protocol;
    }

    boolean contains(Traffic packet) {
        return hasProtocolOf(packet) && ports.contains(packet.ports);
    }

    boolean isIcmp() {
        return protocol == ICMP || protocol == ICMPV6;
    }

    Traffic on(PortRange some) {
        return new Traffic(protocol, some);
    }

    /** The type of ICMP, or -1 for each. */
    int icmpType() {
        return ports.from() / 256 == ports.to() / 256 ? ports.from() / 256 : -1;
    }

    /** The code of ICMP, or -1 for each. */
    int icmpCode() {
        return ports.from() == ports.to() ? ports.from() % 256 : -1;
    }

    @Override
    public String toString() {
        return switch (protocol) {
            case ANY -> "all traffic";
            case TCP -> "TCP " + ports;
            case UDP -> "UDP " + ports;
            case ICMP, ICMPV6 -> (protocol == ICMP ? "ICMP" : "ICMPv6")
                    + (icmpType() < 0 ? "" : " type " + icmpType()) + (icmpCode() < 0 ? "" : " code " + icmpCode());
            default -> "protocol " + protocol;
        };
    }
}
