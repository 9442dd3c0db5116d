package org.transithandshake.lab.packets;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.transithandshake.path.Traffic;

/**
 * A packet that came through to a host.
 *
 * @param protocol as in {@link Probe}
 * @param from     its source port; of ICMP the identifier
 * @param to       its destination port; of ICMP 0
 * @param answer   for TCP a SYN with ACK, for ICMP an echo reply; UDP tells nothing, so it is told by the ports
 */
record Heard(int protocol, int from, int to, boolean answer) {

    private static final int SYN = 2;
    private static final int ACK = 16;
    /** The services asked for have lower ports, the clients higher ones. */
    private static final int LOWEST_CLIENT = 10_000;

    /** @param message without the IP header; empty if it is none that opens or answers */
    static Optional<Heard> of(int protocol, byte[] message) {
        if (message.length < 8) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(message);
        int first = Short.toUnsignedInt(bytes.getShort(0));
        int second = Short.toUnsignedInt(bytes.getShort(2));
        return switch (protocol) {
            case Traffic.TCP -> tcp(first, second, message.length > 13 ? message[13] : 0);
            case Traffic.UDP -> Optional.of(new Heard(protocol, first, second, second >= LOWEST_CLIENT));
            default -> echo(protocol, first >> 8, Short.toUnsignedInt(bytes.getShort(4)));
        };
    }

    private static Optional<Heard> tcp(int from, int to, int flags) {
        return (flags & SYN) == 0 ? Optional.empty()
                : Optional.of(new Heard(Traffic.TCP, from, to, (flags & ACK) != 0));
    }

    private static Optional<Heard> echo(int protocol, int type, int identifier) {
        boolean answer = type == (protocol == Traffic.ICMP ? 0 : 129);
        boolean request = type == (protocol == Traffic.ICMP ? 8 : 128);
        return answer || request ? Optional.of(new Heard(protocol, identifier, 0, answer)) : Optional.empty();
    }
}
