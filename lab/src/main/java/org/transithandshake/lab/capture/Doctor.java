package org.transithandshake.lab.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Judges one capture, or two of the same connection. */
public final class Doctor {

    private record Judged(Pairing.Group group, Finding finding) {
    }

    private Doctor() {
    }

    /**
     * @param atClient taken where the connections begin
     * @param atServer taken where they end
     * @throws CaptureException if the two show nothing in common
     */
    public static Diagnosis diagnose(Capture atClient, Capture atServer) {
        List<Pairing.Group> groups = Pairing.of(Attempts.of(atClient), Attempts.of(atServer));
        List<Judged> judged = new ArrayList<>();
        groups.stream().filter(Pairing.Group::joined)
                .forEach(group -> judged.add(new Judged(group, Joined.judge(group, atClient, atServer))));
        if (judged.stream().allMatch(each -> isUnderWay(each.group()))) {
            groups.stream().filter(group -> neverArrived(group, groups, atServer))
                    .forEach(group -> judged.add(new Judged(group, Joined.forwardLost(group.onlyClient()))));
        }
        if (judged.isEmpty()) {
            throw nothingInCommon(groups, atClient, atServer);
        }
        return report(judged, Stream.concat(atClient.notes().stream(), atServer.notes().stream()).toList());
    }

    /**
     * @param capture either end's; only what that end can see is said
     * @throws CaptureException if it shows no TCP packet
     */
    public static Diagnosis diagnose(Capture capture) {
        boolean client = capture.side() == Side.CLIENT;
        List<Attempt> attempts = Attempts.of(capture);
        List<Judged> judged = Pairing.of(client ? attempts : List.of(), client ? List.of() : attempts).stream()
                .map(group -> new Judged(group, Joined.alone(attempts(group), capture))).toList();
        if (judged.isEmpty()) {
            throw new CaptureException(capture.file() + " shows no packet (line 1 on): tcpdump ran and saw nothing;"
                    + " check its interface and filter, and give the other end's capture too");
        }
        List<String> notes = new ArrayList<>(capture.notes());
        notes.add("Only the " + capture.side().word() + "'s capture was given; the " + capture.side().other().word()
                + "'s would show what happened on the way.");
        return report(judged, notes);
    }

    /** These did not arrive, though the server's capture ran: it is empty, or shows others at the same service. */
    private static boolean neverArrived(Pairing.Group group, List<Pairing.Group> groups, Capture atServer) {
        boolean asked = group.onlyServer().isEmpty() && group.both().isEmpty()
                && group.onlyClient().stream().anyMatch(Attempt::unanswered);
        return asked && (atServer.segments().isEmpty() || groups.stream().anyMatch(other ->
                !other.onlyServer().isEmpty() && other.key().server().equals(group.key().server())
                        && other.key().service().equals(group.key().service())));
    }

    private static boolean isUnderWay(Pairing.Group group) {
        return attempts(group).stream().noneMatch(Attempt::begun);
    }

    private static List<Attempt> attempts(Pairing.Group group) {
        return Stream.of(group.both().stream().map(Pairing.Pair::client), group.onlyClient().stream(),
                group.onlyServer().stream()).flatMap(Function.identity()).toList();
    }

    private static CaptureException nothingInCommon(List<Pairing.Group> groups, Capture atClient, Capture atServer) {
        return new CaptureException(atClient.file() + " (" + first(groups, atClient) + ") and " + atServer.file() + " ("
                + first(groups, atServer) + ") share no connection; capture the same attempt at both ends, and check"
                + " that the files are not swapped");
    }

    private static String first(List<Pairing.Group> groups, Capture capture) {
        if (capture.segments().isEmpty()) {
            return "no packet";
        }
        Packet.Source source = capture.segments().getFirst().source();
        return groups.stream()
                .filter(group -> !(capture.side() == Side.CLIENT ? group.onlyClient() : group.onlyServer()).isEmpty())
                .findFirst().map(group -> "line " + source.line() + ": " + group.key().client() + " to "
                        + group.key().server() + " port " + group.key().service()).orElse("line " + source.line());
    }

    /** What was open before speaks only if nothing began: it may be the session in which tcpdump was typed. */
    private static Diagnosis report(List<Judged> judged, List<String> captureNotes) {
        List<Judged> begun = judged.stream().filter(each -> !isUnderWay(each.group())).toList();
        Judged worst = (begun.isEmpty() ? judged : begun).stream()
                .min(Comparator.comparing(each -> each.finding().verdict())).orElseThrow();
        Finding finding = worst.finding();
        List<Diagnosis.Evidence> evidence = finding.packets().stream().map(Packet::source)
                .map(source -> new Diagnosis.Evidence(source.file(), source.line(), source.text())).distinct().toList();
        List<String> notes = Stream.concat(finding.notes().stream(), captureNotes.stream()).toList();
        return new Diagnosis(finding.verdict(), finding.what(), judged.stream().map(Doctor::flow).toList(), evidence,
                Places.of(finding.verdict(), worst.group().key()), notes);
    }

    private static Diagnosis.Flow flow(Judged judged) {
        Pairing.Key key = judged.group().key();
        Map<String, Boolean> ports = new LinkedHashMap<>();
        attempts(judged.group()).forEach(attempt -> ports.put(attempt.client().port(), true));
        return new Diagnosis.Flow(key.client(), key.server(), key.service(), List.copyOf(ports.keySet()),
                judged.finding().verdict(), judged.finding().what());
    }
}
