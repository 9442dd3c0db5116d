package org.transithandshake.lab.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything that happened in a lab, in order. */
public final class Journal {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Consumer<Entry>> readers = new ArrayList<>();

    public void write(Entry entry) {
        entries.add(entry);
        readers.forEach(reader -> reader.accept(entry));
    }

    /** Tells the reader of every entry from now on, as it is written. */
    public void follow(Consumer<Entry> reader) {
        readers.add(reader);
    }

    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    public <E extends Entry> Stream<E> of(Class<E> type) {
        return entries.stream().filter(type::isInstance).map(type::cast);
    }
}
