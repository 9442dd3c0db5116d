package org.transithandshake.path;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Address;

/** Longest prefix first; among equal prefixes the lowest rank. A blackhole takes part like any other entry. */
final class Lookup {

    private static final Comparator<Entry> BEST_FIRST = Comparator
            .comparingInt((Entry entry) -> -entry.destination().prefixLength())
            .thenComparingInt(Entry::rank);

    private Lookup() {
    }

    static <E extends Entry> Optional<E> best(List<E> entries, Address address) {
        return entries.stream().filter(entry -> entry.destination().contains(address)).min(BEST_FIRST);
    }
}
