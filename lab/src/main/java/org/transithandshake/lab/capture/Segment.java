package org.transithandshake.lab.capture;

/**
 * A TCP segment.
 *
 * @param seq    the first sequence number as printed, absolute or relative; -1 if not printed or cut off
 * @param ack    as printed; -1 if not printed or cut off
 * @param length bytes of data; 0 if not printed
 * @param mss    the option of a SYN; 0 if absent
 */
record Segment(Source source, Endpoint from, Endpoint to, Flags flags, long seq, long ack, int length, int mss)
        implements Packet {

    /** @param rst reset; the others likewise as RFC 9293 names them */
    record Flags(boolean syn, boolean ack, boolean rst, boolean fin) {
        static Flags parse(String letters) {
            return new Flags(letters.contains("S"), letters.contains("."), letters.contains("R"),
                    letters.contains("F"));
        }
    }

    boolean isSyn() {
        return flags.syn() && !flags.ack() && !flags.rst();
    }

    boolean isSynAck() {
        return flags.syn() && flags.ack() && !flags.rst();
    }

    boolean isReset() {
        return flags.rst();
    }

    /** An acknowledgement that only a host sends which got the SYN-ACK. */
    boolean isPlainAck() {
        return flags.ack() && !flags.syn() && !flags.rst();
    }

    /** Whether it takes up sequence numbers, so that it is sent again if it is lost. */
    boolean isRepeatable() {
        return !flags.rst() && seq >= 0 && (length > 0 || flags.syn() || flags.fin());
    }
}
