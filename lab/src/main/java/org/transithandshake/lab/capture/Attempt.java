package org.transithandshake.lab.capture;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One connection attempt as one capture shows it: the packets between two endpoints, from a SYN with its
 * retransmissions to the next SYN with another sequence number.
 *
 * @param begun whether its SYN or SYN-ACK was captured; if not, who is the client is a guess from the ports
 */
record Attempt(Side side, Endpoint client, Endpoint server, List<Segment> segments, boolean begun) {
    private static final long MODULUS = 1L << 32;

    Attempt {
        segments = List.copyOf(segments);
    }

    boolean fromClient(Segment segment) {
        return segment.from().equals(client);
    }

    List<Segment> syns() {
        return all(segment -> fromClient(segment) && segment.isSyn());
    }

    List<Segment> synAcks() {
        return all(segment -> !fromClient(segment) && segment.isSynAck());
    }

    /** ACKs and data of the client, which it sends only if it got the SYN-ACK. */
    List<Segment> acks() {
        return all(segment -> fromClient(segment) && segment.isPlainAck());
    }

    List<Segment> resets(boolean byClient) {
        return all(segment -> fromClient(segment) == byClient && segment.isReset());
    }

    /** A SYN went out and nothing at all came back. */
    boolean unanswered() {
        return !syns().isEmpty() && segments.stream().allMatch(this::fromClient);
    }

    boolean established() {
        return !synAcks().isEmpty() && !acks().isEmpty();
    }

    /** A reset before the connection was closing: one that answers a FIN, or follows one, is an ordinary end. */
    Optional<Segment> untimelyReset() {
        for (Segment segment : segments) {
            if (segment.flags().fin()) {
                return Optional.empty();
            }
            if (segment.isReset()) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    /** A SYN seen after a SYN-ACK: the client asks again, so the answer did not reach it. */
    Optional<Segment> synAfterAnswer() {
        List<Segment> answers = synAcks();
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        int answered = segments.indexOf(answers.getFirst());
        return segments.stream().skip(answered).filter(s -> fromClient(s) && s.isSyn()).findFirst();
    }

    /** The client's initial sequence number; -1 if unknown. */
    long initial(boolean ofClient) {
        Optional<Segment> own = (ofClient ? syns() : synAcks()).stream().filter(s -> s.seq() >= 0).findFirst();
        if (own.isPresent() || !ofClient) {
            return own.map(Segment::seq).orElse(-1L);
        }
        return synAcks().stream().filter(s -> s.ack() >= 0).findFirst()
                .map(s -> Math.floorMod(s.ack() - 1, MODULUS)).orElse(-1L);
    }

    /** Counted from the initial number, as tcpdump prints it without {@code -S}, whichever way it was printed. */
    static long relative(long initial, long printed) {
        long relative = Math.floorMod(printed - initial, MODULUS);
        return initial >= 0 && relative < printed ? relative : printed;
    }

    private List<Segment> all(Predicate<Segment> wanted) {
        return segments.stream().filter(wanted).toList();
    }
}
