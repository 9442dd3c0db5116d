package org.transithandshake.lab.capture;

import java.util.ArrayList;
import java.util.List;

/** A connection attempt and what each end sees of it. */
final class Wire {
    final List<Printer.Shown> atClient;
    final List<Printer.Shown> atServer;
    private final String port;
    private final long initial;
    private final long answer = 1_076_782_999L;
    private long clientSent = 1;
    private long serverSent = 1;

    Wire(String port, long initial) {
        this(port, initial, new ArrayList<>(), new ArrayList<>());
    }

    private Wire(String port, long initial, List<Printer.Shown> atClient, List<Printer.Shown> atServer) {
        this.port = port;
        this.initial = initial;
        this.atClient = atClient;
        this.atServer = atServer;
    }

    /** Another attempt on the same two hosts, in the same captures. */
    Wire next(String otherPort, long otherInitial) {
        return new Wire(otherPort, otherInitial, atClient, atServer);
    }

    Wire syn(boolean arrives) {
        return put(shown(true, "S", initial, 0, 0), arrives);
    }

    Wire synAck(boolean arrives) {
        return put(shown(false, "S.", answer, initial + 1, 0), arrives);
    }

    Wire ack(boolean arrives) {
        return put(shown(true, ".", initial + clientSent, answer + serverSent, 0), arrives);
    }

    Wire handshake() {
        return syn(true).synAck(true).ack(true);
    }

    Wire reset(boolean byClient, boolean arrives) {
        return put(byClient ? shown(true, "R.", initial + clientSent, answer + serverSent, 0)
                : shown(false, "R.", answer + serverSent, initial + clientSent, 0), arrives);
    }

    /** Data sent as often as there are outcomes, each time arriving or not. */
    Wire data(boolean byClient, int length, boolean... outcomes) {
        for (boolean arrives : outcomes) {
            put(byClient ? shown(true, "P.", initial + clientSent, answer + serverSent, length)
                    : shown(false, "P.", answer + serverSent, initial + clientSent, length), arrives);
        }
        clientSent += byClient ? length : 0;
        serverSent += byClient ? 0 : length;
        return this;
    }

    private Printer.Shown shown(boolean byClient, String flags, long seq, long ack, int length) {
        return new Printer.Shown(byClient, flags, seq, ack, length, port, byClient ? initial : answer,
                byClient ? answer : initial);
    }

    private Wire put(Printer.Shown packet, boolean arrives) {
        if (packet.byClient() || arrives) {
            atClient.add(packet);
        }
        if (!packet.byClient() || arrives) {
            atServer.add(packet);
        }
        return this;
    }
}
