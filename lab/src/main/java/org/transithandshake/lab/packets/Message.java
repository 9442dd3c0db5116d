package org.transithandshake.lab.packets;

import java.nio.ByteBuffer;
import org.transithandshake.cidr.Address;
import org.transithandshake.path.Traffic;

/** Messages as they stand behind the IP header: RFC 9293, 768, 792 and 4443. */
final class Message {

    private static final int SYN_ACK = 0x5012;

    private Message() {
    }

    /** The packet that opens; TCP's is made by the kernel. */
    static byte[] request(Probe probe) {
        return probe.isIcmp() ? echo(probe, probe.isIpv6() ? 128 : 8)
                : udp(probe.client(), probe.server(), probe.number(), probe.port());
    }

    static byte[] answer(Probe probe) {
        return probe.isIcmp() ? echo(probe, probe.isIpv6() ? 129 : 0)
                : probe.protocol() == Traffic.UDP
                ? udp(probe.server(), probe.client(), probe.port(), probe.number()) : synAck(probe);
    }

    private static byte[] udp(Address source, Address destination, int from, int to) {
        ByteBuffer bytes = ByteBuffer.allocate(12).putShort((short) from).putShort((short) to).putShort((short) 12);
        return closed(bytes, 6, checksum(bytes.array(), pseudo(source, destination, Traffic.UDP, 12)));
    }

    private static byte[] synAck(Probe probe) {
        ByteBuffer bytes = ByteBuffer.allocate(20).putShort((short) probe.port()).putShort((short) probe.number())
                .putInt(1).putInt(1).putShort((short) SYN_ACK).putShort((short) 1024);
        return closed(bytes, 16, checksum(bytes.array(), pseudo(probe.server(), probe.client(), Traffic.TCP, 20)));
    }

    /** The checksum of ICMPv6 is the kernel's work (RFC 3542, section 3.1). */
    private static byte[] echo(Probe probe, int type) {
        ByteBuffer bytes = ByteBuffer.allocate(16).put(0, (byte) type).putShort(4, (short) probe.number())
                .putShort(6, (short) 1);
        return probe.isIpv6() ? bytes.array() : closed(bytes, 2, checksum(bytes.array(), new byte[0]));
    }

    private static byte[] closed(ByteBuffer bytes, int place, int checksum) {
        return bytes.putShort(place, (short) checksum).array();
    }

    private static byte[] pseudo(Address source, Address destination, int protocol, int length) {
        byte[] from = source.value().getBytes();
        return ByteBuffer.allocate(from.length * 2 + 4).put(from).put(destination.value().getBytes())
                .putShort((short) protocol).putShort((short) length).array();
    }

    /** RFC 1071. */
    private static int checksum(byte[] message, byte[] pseudo) {
        int sum = sum(message) + sum(pseudo);
        sum = (sum & 0xffff) + (sum >>> 16);
        return ~(sum + (sum >>> 16)) & 0xffff;
    }

    private static int sum(byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        return sum;
    }
}
