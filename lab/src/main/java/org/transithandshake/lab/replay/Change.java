package org.transithandshake.lab.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * One fact that is no longer what it was.
 *
 * @param what   the resource
 * @param before its state; empty if it was not there
 * @param after  its state; empty if it is gone
 */
public record Change(String what, String before, String after) {
    /** Everything in which the two inventories differ. */
    static List<Change> between(SortedMap<String, String> before, SortedMap<String, String> after) {
        List<Change> changes = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        all.forEach(what -> {
            String was = before.getOrDefault(what, "");
            String is = after.getOrDefault(what, "");
            if (!was.equals(is)) {
                changes.add(new Change(what, was, is));
            }
        });
        return List.copyOf(changes);
    }
}
