package org.transithandshake.lab.capture;

/** What became of a connection, the gravest first: of several connections the first of these speaks for all. */
public enum Verdict {
    /** The answer leaves the server and never reaches the client. */
    RETURN_LOST,
    /** The client's SYN never reaches the server. */
    FORWARD_LOST,
    /** The SYN reaches the server and nothing answers. */
    NO_ANSWER,
    /** The SYN is answered by a reset or an ICMP rejection. */
    REFUSED,
    /** The client, or something in its name, reset the connection after the SYN-ACK. */
    RESET_BY_CLIENT,
    /** The server, or something in its name, reset the connection after its SYN-ACK. */
    RESET_BY_SERVER,
    /** Small packets arrive, large ones do not. */
    LARGE_PACKETS_LOST,
    /** Some packets, or some attempts, arrive and others do not. */
    PARTIAL_LOSS,
    /** What was captured does not tell. */
    UNKNOWN,
    /** SYN, SYN-ACK and ACK arrived, and nothing after them went wrong. */
    COMPLETE
}
