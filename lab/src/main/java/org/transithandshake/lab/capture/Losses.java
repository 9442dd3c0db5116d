package org.transithandshake.lab.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was lost one way: for each first byte sent, how often it left and how often a packet with that byte arrived.
 * Counting bytes' first packets, not packets, is right also where a network card cuts large packets (TSO) after, or
 * joins them (GRO) before, tcpdump sees them. What was sent last and once may just not have been captured any more.
 *
 * @param sent     packets that left, with their retransmissions
 * @param lost     those of them that did not arrive
 * @param never    packets of which no copy arrived
 * @param longest  bytes of data in the longest packet that arrived
 */
record Losses(int sent, int lost, List<Segment> never, int longest) {
    private static final int LEAST_LARGE = 512;

    private record Span(long start, long end, Segment segment) {
    }

    static Losses between(Attempt sender, Attempt receiver, boolean byClient) {
        List<Span> left = spans(sender, byClient);
        List<Span> came = spans(receiver, byClient);
        Map<Long, List<Span>> copies = new LinkedHashMap<>();
        left.forEach(span -> copies.computeIfAbsent(span.start(), s -> new ArrayList<>()).add(span));
        Map<Long, Integer> arrived = new LinkedHashMap<>();
        copies.keySet().forEach(start -> arrived.put(start, 0));
        long last = count(came, arrived);
        int sent = 0;
        int lost = 0;
        List<Segment> never = new ArrayList<>();
        for (Map.Entry<Long, List<Span>> entry : copies.entrySet()) {
            int copiesSent = entry.getValue().size();
            int copiesCame = arrived.get(entry.getKey());
            if (copiesCame == 0 && copiesSent == 1 && entry.getKey() > last) {
                continue;
            }
            sent += copiesSent;
            lost += Math.max(0, copiesSent - copiesCame);
            if (copiesCame == 0) {
                entry.getValue().forEach(span -> never.add(span.segment()));
            }
        }
        return new Losses(sent, lost, never, came.stream().mapToInt(s -> s.segment().length()).max().orElse(0));
    }

    /**
     * As far as the sender's own capture tells: a packet that left again was lost, or its acknowledgement was. What was
     * sent three times and not acknowledged counts as never arrived.
     */
    static Losses repeated(Attempt attempt, boolean byClient) {
        List<Span> left = spans(attempt, byClient);
        Map<Long, List<Span>> copies = new LinkedHashMap<>();
        left.forEach(span -> copies.computeIfAbsent(span.start(), s -> new ArrayList<>()).add(span));
        long initial = attempt.initial(byClient);
        long acknowledged = attempt.segments().stream()
                .filter(s -> attempt.fromClient(s) != byClient && s.flags().ack() && s.ack() >= 0)
                .mapToLong(s -> Attempt.relative(initial, s.ack())).max().orElse(0);
        List<Segment> never = copies.values().stream()
                .filter(list -> list.size() >= 3 && list.getFirst().end() > acknowledged)
                .flatMap(List::stream).map(Span::segment).toList();
        int longest = left.stream().filter(span -> span.end() <= acknowledged)
                .mapToInt(span -> span.segment().length()).max().orElse(0);
        return new Losses(left.size(), left.size() - copies.size(), never, longest);
    }

    /** Adds to each start how many spans contain it; answers the last start that any contains. */
    private static long count(List<Span> came, Map<Long, Integer> arrived) {
        List<Long> starts = arrived.keySet().stream().sorted().toList();
        long last = -1;
        for (Span span : came) {
            int from = Collections.binarySearch(starts, span.start());
            for (int i = from < 0 ? -from - 1 : from; i < starts.size() && starts.get(i) < span.end(); i++) {
                arrived.merge(starts.get(i), 1, Integer::sum);
                last = Math.max(last, starts.get(i));
            }
        }
        return last;
    }

    private static List<Span> spans(Attempt attempt, boolean byClient) {
        long initial = attempt.initial(byClient);
        return attempt.segments().stream()
                .filter(segment -> attempt.fromClient(segment) == byClient && segment.isRepeatable())
                .map(segment -> {
                    long start = segment.flags().syn() ? 0 : Attempt.relative(initial, segment.seq());
                    return new Span(start, start + Math.max(1, segment.length()), segment);
                }).toList();
    }

    /** Sent more than once, never arrived, and each longer than anything that did. */
    boolean onlyLarge() {
        return never.size() > 1 && never.stream()
                .allMatch(segment -> segment.length() >= LEAST_LARGE && segment.length() > longest);
    }

    double share() {
        return sent == 0 ? 0 : (double) lost / sent;
    }
}
