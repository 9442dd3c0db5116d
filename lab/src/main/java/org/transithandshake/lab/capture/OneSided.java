package org.transithandshake.lab.capture;

import static org.transithandshake.lab.capture.Finding.few;

import java.util.List;
import java.util.Optional;

/** Says of an attempt what one end's capture shows, and no more. */
final class OneSided {
    private final Attempt attempt;
    private final List<IcmpError> toClient;
    private final List<IcmpError> all;

    private OneSided(Attempt attempt, Capture capture) {
        this.attempt = attempt;
        String client = attempt.client().host();
        String server = attempt.server().host();
        this.toClient = capture.errors().stream().filter(error -> error.concerns(client, server)).toList();
        this.all = capture.errors().stream()
                .filter(error -> error.concerns(client, server) || error.concerns(server, client)).toList();
    }

    static Finding judge(Attempt attempt, Capture capture) {
        return new OneSided(attempt, capture).judge();
    }

    private Finding judge() {
        if (!attempt.begun()) {
            return underWay();
        }
        return attempt.synAcks().isEmpty() ? withoutAnswer() : answered();
    }

    private Finding underWay() {
        boolean bothWays = attempt.segments().stream().map(attempt::fromClient).distinct().count() == 2;
        return Finding.of(bothWays ? Verdict.COMPLETE : Verdict.UNKNOWN, bothWays
                ? "The connection was open before the capture began, and packets pass both ways."
                : "The capture shows neither SYN nor SYN-ACK, and packets in one direction only.",
                few(attempt.segments()));
    }

    private Finding withoutAnswer() {
        List<Segment> resets = attempt.resets(false);
        List<IcmpError> rejections = toClient.stream().filter(IcmpError::refusal).toList();
        List<Segment> syns = attempt.syns();
        if (!resets.isEmpty() || !rejections.isEmpty()) {
            return Finding.of(Verdict.REFUSED, "The SYN was answered by "
                    + (resets.isEmpty() ? "an ICMP rejection." : "a reset."), few(syns, resets, rejections));
        }
        if (syns.isEmpty()) {
            return Finding.of(Verdict.UNKNOWN, "The capture shows no SYN.", few(attempt.segments()));
        }
        String times = syns.size() == 1 ? "once" : syns.size() + " times";
        if (attempt.side() == Side.SERVER) {
            return Finding.of(Verdict.NO_ANSWER, "The SYN reached the server " + times + " and nothing answered it.",
                    few(syns, all));
        }
        return Finding.of(Verdict.UNKNOWN, "The client sent its SYN " + times + " and got no answer; from its side"
                + " alone it cannot be told whether the SYN or the answer was lost, or nothing answered.",
                few(syns, all));
    }

    private Finding answered() {
        if (attempt.established()) {
            Optional<Finding> loss = loss();
            if (loss.isPresent()) {
                return loss.get();
            }
        }
        Optional<Segment> reset = attempt.untimelyReset();
        if (reset.isPresent()) {
            return reset(attempt, reset.get());
        }
        return attempt.established()
                ? Finding.of(Verdict.COMPLETE, "SYN, SYN-ACK and ACK were seen, and nothing went wrong after them.",
                        few(attempt.syns(), attempt.synAcks(), attempt.acks().subList(0, 1)))
                : halfOpen();
    }

    static Finding reset(Attempt attempt, Segment reset) {
        boolean byClient = attempt.fromClient(reset);
        Finding finding = Finding.of(byClient ? Verdict.RESET_BY_CLIENT : Verdict.RESET_BY_SERVER,
                "The connection was answered, then a reset from the " + (byClient ? "client" : "server") + " ended it.",
                few(attempt.syns(), attempt.synAcks(), List.of(reset)));
        boolean sawAnswer = byClient && reset.flags().ack() && reset.ack() >= 0 && !attempt.established()
                && Attempt.relative(attempt.initial(false), reset.ack()) == 1;
        return sawAnswer ? finding.note("The reset acknowledges the SYN-ACK: in this attempt the answer did reach the"
                + " client, or a device on the way that resets in its name.") : finding;
    }

    private Finding halfOpen() {
        List<Packet> packets = few(attempt.syns(), attempt.synAcks());
        if (attempt.side() == Side.CLIENT) {
            return Finding.of(Verdict.UNKNOWN, "The SYN-ACK reached the client, which did not acknowledge it as far as"
                    + " captured; a firewall on the client may drop it behind tcpdump.", packets);
        }
        return attempt.synAfterAnswer().isPresent()
                ? Finding.of(Verdict.RETURN_LOST, "The SYN-ACK leaves the server, and still the client sends its SYN"
                        + " again: the answer does not reach it.", packets)
                : Finding.of(Verdict.UNKNOWN, "The SYN-ACK leaves the server and no ACK comes; from the server's side"
                        + " alone it cannot be told whether the SYN-ACK or the ACK was lost.", packets);
    }

    private Optional<Finding> loss() {
        List<IcmpError> tooBig = all.stream().filter(IcmpError::tooBig).toList();
        boolean client = attempt.side() == Side.CLIENT;
        Losses own = Losses.repeated(attempt, client);
        Losses other = Losses.repeated(attempt, !client);
        if (own.onlyLarge()) {
            return Optional.of(large(client, own.never(), tooBig, own.longest()));
        }
        if (Math.max(own.share(), other.share()) < TwoSided.WORTH_SAYING) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(Verdict.PARTIAL_LOSS, ("%s of the %s's packets and %s of the %s's were sent"
                + " again: they, or their acknowledgements, were lost.").formatted(percent(own), attempt.side().word(),
                percent(other), attempt.side().other().word()), few(attempt.syns(), attempt.synAcks(), own.never())));
    }

    static Finding large(boolean byClient, List<Segment> never, List<IcmpError> tooBig, int longest) {
        int shortest = never.stream().mapToInt(Segment::length).min().orElse(0);
        Finding finding = Finding.of(Verdict.LARGE_PACKETS_LOST,
                "From %s, packets with %d bytes of data or more do not arrive; up to %d bytes do."
                        .formatted(byClient ? "client to server" : "server to client", shortest, longest),
                few(never, tooBig));
        return tooBig.isEmpty() ? finding : finding.note("A router says so itself: " + tooBig.getFirst().what() + ".");
    }

    static String percent(Losses losses) {
        return "%d of %d (%d %%)".formatted(losses.lost(), losses.sent(), Math.round(losses.share() * 100));
    }
}
