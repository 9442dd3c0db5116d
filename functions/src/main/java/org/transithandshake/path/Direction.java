package org.transithandshake.path;

/** Seen from the interface or subnet that the rule protects. */
enum Direction {
    INGRESS("inbound", "from"),
    EGRESS("outbound", "to");

    private final String word;
    private final String preposition;

    Direction(String word, String preposition) {
        this.word = word;
        this.preposition = preposition;
    }

    /** "inbound" or "outbound". */
    String word() {
        return word;
    }

    /** What stands before the address at the other end. */
    String preposition() {
        return preposition;
    }

    /** The packet's address that rules of this direction compare. */
    <T> T other(T source, T destination) {
        return this == INGRESS ? source : destination;
    }
}
