package org.transithandshake.lab.capture;

import static org.transithandshake.lab.capture.Finding.few;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what left one end with what came to the other: the same attempt in both captures. */
final class TwoSided {
    /** Below one packet in a hundred a connection works; that is no fault to look for. */
    static final double WORTH_SAYING = 0.01;

    private final Attempt client;
    private final Attempt server;
    private final Capture atClient;
    private final Capture atServer;

    private TwoSided(Pairing.Pair pair, Capture atClient, Capture atServer) {
        this.client = pair.client();
        this.server = pair.server();
        this.atClient = atClient;
        this.atServer = atServer;
    }

    static Finding judge(Pairing.Pair pair, Capture atClient, Capture atServer) {
        return new TwoSided(pair, atClient, atServer).judge();
    }

    private Finding judge() {
        if (!client.begun() && !server.begun()) {
            return worse(OneSided.judge(client, atClient), OneSided.judge(server, atServer));
        }
        if (client.synAcks().isEmpty()) {
            return server.synAcks().isEmpty() ? withoutAnswer() : answerLeaves();
        }
        return server.synAcks().isEmpty() ? answerFromNowhere() : answered();
    }

    private static Finding worse(Finding a, Finding b) {
        return a.verdict().compareTo(b.verdict()) <= 0 ? a.also(b.packets()) : b.also(a.packets());
    }

    private Finding withoutAnswer() {
        Finding here = OneSided.judge(client, atClient);
        Finding there = OneSided.judge(server, atServer);
        if (client.syns().isEmpty() && !server.syns().isEmpty()) {
            return Finding.of(Verdict.UNKNOWN, "The server's capture shows a SYN that the client's does not: the files"
                    + " may be swapped, or the client's capture began late.", few(server.syns()));
        }
        if (there.verdict() == Verdict.REFUSED && here.verdict() != Verdict.REFUSED) {
            return Finding.of(Verdict.RETURN_LOST, "The server refuses, and its refusal does not reach the client:"
                    + " what returns is lost.", few(client.syns(), there.packets()));
        }
        if (here.verdict() == Verdict.REFUSED) {
            return there.verdict() == Verdict.REFUSED ? here.also(there.packets())
                    : here.also(there.packets()).note("The server's capture does not show the refusal: a device on the"
                            + " way sends it in the server's name.");
        }
        return there.also(here.packets());
    }

    private Finding answerLeaves() {
        List<Segment> resets = server.resets(true);
        if (!server.acks().isEmpty()) {
            return OneSided.judge(server, atServer).note("The client's capture does not show the SYN-ACK, yet the"
                    + " client acknowledged it: that capture is not complete.");
        }
        if (resets.isEmpty()) {
            return Finding.of(Verdict.RETURN_LOST, "The SYN reaches the server, its SYN-ACK leaves, and never arrives"
                    + " at the client.", few(client.syns(), server.syns(), server.synAcks()));
        }
        Finding finding = OneSided.reset(server, resets.getFirst());
        return client.resets(true).isEmpty() ? finding.note("The client's capture shows neither the SYN-ACK nor the"
                + " reset: a device on the way resets in the client's name.") : finding.also(client.resets(true));
    }

    private Finding answerFromNowhere() {
        return Finding.of(Verdict.UNKNOWN, "A SYN-ACK reaches the client that the server's capture does not show"
                + " leaving: the files may be swapped, the server's capture may not be complete, or a device on the way"
                + " answers in its name.", few(client.syns(), client.synAcks(), server.segments()));
    }

    private Finding answered() {
        Losses forward = Losses.between(client, server, true);
        Losses back = Losses.between(server, client, false);
        if (forward.onlyLarge() || back.onlyLarge()) {
            boolean byClient = forward.onlyLarge();
            List<IcmpError> tooBig = Stream.concat(errors(client, atClient), errors(server, atServer))
                    .filter(IcmpError::tooBig).toList();
            Losses losses = byClient ? forward : back;
            return OneSided.large(byClient, losses.never(), tooBig, losses.longest());
        }
        Optional<Finding> reset = reset();
        if (reset.isPresent()) {
            return reset.get();
        }
        if (Math.max(forward.share(), back.share()) >= WORTH_SAYING) {
            return Finding.of(Verdict.PARTIAL_LOSS, "Lost from client to server: %s; from server to client: %s."
                    .formatted(OneSided.percent(forward), OneSided.percent(back)),
                    few(client.syns(), server.synAcks(), forward.never(), back.never()));
        }
        return handshake();
    }

    private Finding handshake() {
        List<Packet> packets = few(client.syns(), server.synAcks(), client.acks().stream().limit(1).toList(),
                server.acks().stream().limit(1).toList());
        if (!server.acks().isEmpty()) {
            return Finding.of(Verdict.COMPLETE,
                    "SYN, SYN-ACK and ACK arrived, and nothing went wrong after them.", packets);
        }
        return client.acks().isEmpty()
                ? Finding.of(Verdict.UNKNOWN, "SYN and SYN-ACK arrived, so both ways pass; neither capture shows the"
                        + " ACK.", packets)
                : Finding.of(Verdict.PARTIAL_LOSS, "SYN and SYN-ACK arrived, but nothing that the client sent after"
                        + " them reaches the server.", packets);
    }

    /** By whom: who sent it according to the end it came from. */
    private Optional<Finding> reset() {
        Optional<Segment> here = client.untimelyReset();
        Optional<Segment> there = server.untimelyReset();
        if (here.isEmpty() && there.isEmpty()) {
            return Optional.empty();
        }
        Finding finding = here.map(segment -> OneSided.reset(client, segment))
                .orElseGet(() -> OneSided.reset(server, there.orElseThrow()));
        boolean byClient = finding.verdict() == Verdict.RESET_BY_CLIENT;
        Attempt sender = byClient ? client : server;
        Attempt receiver = byClient ? server : client;
        Finding whole = finding.also(few(sender.resets(byClient), receiver.resets(byClient)));
        return Optional.of(sender.resets(byClient).isEmpty() ? whole.note("The " + sender.side().word() + "'s capture"
                + " does not show the reset leaving: a device on the way sends it in the " + sender.side().word()
                + "'s name.") : whole);
    }

    private static Stream<IcmpError> errors(Attempt attempt, Capture capture) {
        String client = attempt.client().host();
        String server = attempt.server().host();
        return capture.errors().stream()
                .filter(error -> error.concerns(client, server) || error.concerns(server, client));
    }
}
