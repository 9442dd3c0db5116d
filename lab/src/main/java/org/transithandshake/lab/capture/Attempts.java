package org.transithandshake.lab.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts the segments of a capture into connection attempts, in the order in which these begin. */
final class Attempts {
    private final Map<List<Endpoint>, Open> latest = new LinkedHashMap<>();
    private final List<Open> all = new ArrayList<>();

    private Attempts() {
    }

    static List<Attempt> of(Capture capture) {
        Attempts attempts = new Attempts();
        capture.segments().forEach(attempts::add);
        return attempts.all.stream().map(open -> open.close(capture.side())).toList();
    }

    private void add(Segment segment) {
        List<Endpoint> key = key(segment);
        Open open = latest.get(key);
        if (open == null || open.endsAt(segment)) {
            open = new Open();
            all.add(open);
            latest.put(key, open);
        }
        open.add(segment);
    }

    private static List<Endpoint> key(Segment segment) {
        return segment.from().toString().compareTo(segment.to().toString()) < 0
                ? List.of(segment.from(), segment.to()) : List.of(segment.to(), segment.from());
    }

    private static final class Open {
        private final List<Segment> segments = new ArrayList<>();
        private Segment syn;

        /** A SYN whose number was cut off is taken for a retransmission. */
        boolean endsAt(Segment segment) {
            boolean again = syn != null && (segment.seq() < 0 || syn.seq() < 0 || syn.seq() == segment.seq());
            return segment.isSyn() && !again;
        }

        void add(Segment segment) {
            segments.add(segment);
            if (syn == null && segment.isSyn()) {
                syn = segment;
            }
        }

        Attempt close(Side side) {
            Segment first = segments.getFirst();
            Segment answer = segments.stream().filter(Segment::isSynAck).findFirst().orElse(null);
            if (syn != null || answer != null) {
                return syn != null ? new Attempt(side, syn.from(), syn.to(), segments, true)
                        : new Attempt(side, answer.to(), answer.from(), segments, true);
            }
            boolean toService = first.to().isService() != first.from().isService()
                    ? first.to().isService() : first.to().number() <= first.from().number();
            return toService ? new Attempt(side, first.from(), first.to(), segments, false)
                    : new Attempt(side, first.to(), first.from(), segments, false);
        }
    }
}
