package org.transithandshake.lab.capture;

import static org.transithandshake.lab.capture.Finding.few;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Judges all attempts between two hosts at one service. */
final class Joined {
    private static final Set<Verdict> LOST = Set.of(Verdict.RETURN_LOST, Verdict.FORWARD_LOST, Verdict.NO_ANSWER);
    private static final String DIFFERENT = "The two captures show different attempts (other client ports or sequence"
            + " numbers) between the same hosts and service; what is said of one is assumed of the other. To be sure,"
            + " capture the same attempt at both ends at the same time.";

    private static final String NAMES = "One capture names the hosts, the other gives their addresses (tcpdump -n);"
            + " that they are the same hosts is assumed.";

    private Joined() {
    }

    static Finding judge(Pairing.Group group, Capture atClient, Capture atServer) {
        if (group.both().isEmpty()) {
            Finding finding = across(lastTelling(group.onlyClient()), lastTelling(group.onlyServer()), atClient,
                    atServer).note(DIFFERENT);
            return group.assumed() ? finding.note(NAMES) : finding;
        }
        Finding finding = together(group.both().stream()
                .map(pair -> TwoSided.judge(pair, atClient, atServer)).toList());
        int single = group.onlyClient().size() + group.onlyServer().size();
        return single == 0 ? finding : finding.note(single + " more attempt(s) between these hosts appear in one"
                + " capture only and were not compared.");
    }

    static Finding alone(List<Attempt> attempts, Capture capture) {
        List<Finding> findings = attempts.stream().map(attempt -> OneSided.judge(attempt, capture)).toList();
        long failed = attempts.stream().filter(Attempt::unanswered).count();
        boolean mixed = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.COMPLETE) && failed > 0;
        return mixed ? mixed(findings, failed) : together(findings);
    }

    /** Nothing of these reached a server whose capture was running. */
    static Finding forwardLost(List<Attempt> attempts) {
        List<Segment> syns = attempts.stream().filter(Attempt::unanswered).flatMap(a -> a.syns().stream()).toList();
        return Finding.of(Verdict.FORWARD_LOST, "The client sends its SYN, and the server's capture shows none of it.",
                few(syns)).note("This holds if the server's capture ran at that time, on the right interface, with a"
                + " filter that lets these packets through. What a security group or network ACL drops in front of the"
                + " server is never seen by tcpdump on it.");
    }

    private static Finding together(List<Finding> findings) {
        long lost = findings.stream().filter(finding -> LOST.contains(finding.verdict())).count();
        boolean some = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.COMPLETE);
        return lost > 0 && some ? mixed(findings, lost)
                : findings.stream().min(Comparator.comparing(Finding::verdict)).orElseThrow();
    }

    private static Finding mixed(List<Finding> findings, long failed) {
        List<Packet> packets = new ArrayList<>();
        findings.stream().filter(finding -> finding.verdict() != Verdict.COMPLETE)
                .forEach(finding -> packets.addAll(finding.packets()));
        return Finding.of(Verdict.PARTIAL_LOSS, "%d of %d attempts failed, others came through: %s"
                .formatted(failed, findings.size(), findings.stream().min(Comparator.comparing(Finding::verdict))
                        .orElseThrow().what()), few(packets));
    }

    /** What failed last is what is asked about. */
    private static Attempt lastTelling(List<Attempt> attempts) {
        return Stream.of(attempts.stream().filter(Attempt::unanswered).toList(),
                        attempts.stream().filter(Attempt::begun).toList(), attempts)
                .filter(list -> !list.isEmpty()).findFirst().orElseThrow().getLast();
    }

    private static Finding across(Attempt client, Attempt server, Capture atClient, Capture atServer) {
        Finding here = OneSided.judge(client, atClient);
        Finding there = OneSided.judge(server, atServer);
        if (!client.unanswered() || here.verdict() == Verdict.REFUSED) {
            return here.verdict() == Verdict.COMPLETE ? there.also(here.packets()) : here.also(there.packets());
        }
        return switch (there.verdict()) {
            case NO_ANSWER -> there.also(here.packets());
            case COMPLETE, LARGE_PACKETS_LOST, PARTIAL_LOSS, RESET_BY_SERVER -> here.also(there.packets())
                    .note("The attempt in the server's capture did get through; something changed in between, or only"
                            + " some attempts fail.");
            default -> returnLost(server, here, there);
        };
    }

    private static Finding returnLost(Attempt server, Finding here, Finding there) {
        if (server.synAcks().isEmpty() && there.verdict() != Verdict.REFUSED) {
            return here.also(there.packets());
        }
        Finding finding = Finding.of(Verdict.RETURN_LOST, "SYNs reach the server and it answers them, but the client"
                + " gets no answer to its SYNs: what returns is lost.", here.packets()).also(there.packets());
        if (there.verdict() == Verdict.RESET_BY_CLIENT) {
            finding = finding.note("The server's capture ends otherwise than the client's: its attempt (client port "
                    + server.client().port() + ") was answered and then reset from the client's side.");
        }
        for (String note : there.notes()) {
            finding = finding.note(note);
        }
        return finding;
    }
}
