package org.transithandshake.lab.packets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import org.transithandshake.cidr.Address;

/** A raw socket of one protocol. It hears only what passed the input rules, and sends what no other socket would. */
final class Ear {

    private final boolean ipv6;
    private final int protocol;
    private final int socket;

    Ear(boolean ipv6, int protocol) {
        this.ipv6 = ipv6;
        this.protocol = protocol;
        socket = Kernel.rawSocket(ipv6 ? Kernel.AF_INET6 : Kernel.AF_INET, protocol);
    }

    boolean isFor(Probe probe) {
        return probe.isIpv6() == ipv6 && probe.protocol() == protocol;
    }

    /** IPv4 is heard with its header, IPv6 without (raw(7), RFC 3542 section 3). */
    void listen(Set<Heard> heard) {
        for (byte[] packet = Kernel.receive(socket); packet.length > 0; packet = Kernel.receive(socket)) {
            int header = ipv6 ? 0 : Math.min(packet.length, (packet[0] & 15) * 4);
            Heard.of(protocol, Arrays.copyOfRange(packet, header, packet.length)).ifPresent(heard::add);
        }
    }

    /** @param mark for the field of RFC 2474 */
    void send(byte[] message, Address destination, int mark) {
        if (ipv6) {
            Kernel.option(socket, Kernel.SOL_IPV6, Kernel.IPV6_TCLASS, mark);
        } else {
            Kernel.option(socket, Kernel.SOL_IP, Kernel.IP_TOS, mark);
        }
        Kernel.send(socket, message, address(destination));
    }

    /** {@code sockaddr_in} and {@code sockaddr_in6}: ip(7), ipv6(7). */
    private byte[] address(Address destination) {
        ByteBuffer bytes = ByteBuffer.allocate(ipv6 ? 28 : 16).order(ByteOrder.nativeOrder())
                .putShort((short) (ipv6 ? Kernel.AF_INET6 : Kernel.AF_INET));
        return bytes.put(ipv6 ? 8 : 4, destination.value().getBytes()).array();
    }

    void close() {
        Kernel.close(socket);
    }
}
