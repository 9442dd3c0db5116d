package org.transithandshake.lab.packets;

import org.transithandshake.cidr.Cidr;
import org.transithandshake.path.PortRange;
import org.transithandshake.path.Traffic;

/** What rules of nftables compare. */
final class Rules {

    private Rules() {
    }

    /**
     * A condition.
     *
     * @param side  {@code saddr} or {@code daddr}
     * @param block whom the rule is about
     */
    static String match(String side, Cidr block, Traffic traffic) {
        String address = (block.isIpv6() ? "ip6 " : "ip ") + side + " " + block;
        if (traffic.protocol() == Traffic.ANY) {
            return address;
        }
        String protocol = address + " meta l4proto " + traffic.protocol();
        return traffic.ports().equals(PortRange.ALL) ? protocol : protocol + " " + ports(traffic);
    }

    /** Type and code are the first two bytes of ICMP; the destination's port is the second two of TCP and UDP. */
    private static String ports(Traffic traffic) {
        boolean icmp = traffic.protocol() == Traffic.ICMP || traffic.protocol() == Traffic.ICMPV6;
        PortRange ports = traffic.ports();
        return (icmp ? "@th,0,16 " : "@th,16,16 ")
                + (ports.from() == ports.to() ? "" + ports.from() : ports.from() + "-" + ports.to());
    }

    /** A table that takes the place of the one of the same name. */
    static String table(String name, String content) {
        return "table inet " + name + " {}\ndelete table inet " + name + "\ntable inet " + name + " {\n" + content
                + "}\n";
    }
}
