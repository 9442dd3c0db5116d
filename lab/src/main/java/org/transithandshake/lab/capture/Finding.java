package org.transithandshake.lab.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found of one attempt, or of all between two hosts.
 *
 * @param what    one sentence
 * @param packets those it rests on
 * @param notes   sentences on what limits it, or what else was seen
 */
record Finding(Verdict verdict, String what, List<Packet> packets, List<String> notes) {
    private static final int FEW = 4;

    Finding {
        packets = List.copyOf(packets);
        notes = List.copyOf(notes);
    }

    static Finding of(Verdict verdict, String what, List<? extends Packet> packets) {
        return new Finding(verdict, what, List.copyOf(packets), List.of());
    }

    Finding note(String note) {
        return notes.contains(note) ? this : new Finding(verdict, what, packets,
                Stream.concat(notes.stream(), Stream.of(note)).toList());
    }

    Finding also(List<? extends Packet> more) {
        List<Packet> all = new ArrayList<>(packets);
        more.stream().filter(packet -> !all.contains(packet)).forEach(all::add);
        return new Finding(verdict, what, all, notes);
    }

    /** The first few of each list, so that a long capture does not bury what matters. */
    @SafeVarargs
    static List<Packet> few(List<? extends Packet>... lists) {
        List<Packet> few = new ArrayList<>();
        for (List<? extends Packet> list : lists) {
            list.stream().limit(FEW).filter(packet -> !few.contains(packet)).forEach(few::add);
        }
        return few;
    }
}
