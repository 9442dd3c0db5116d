package org.transithandshake.policy.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that a person sees all of it at once. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    public void error(Position at, String what, String cure) {
        found.add(new Fault(at, Fault.Severity.ERROR, what, cure));
    }

    public void warning(Position at, String what, String cure) {
        found.add(new Fault(at, Fault.Severity.WARNING, what, cure));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Fault::isError);
    }

    /** In the order of the text. */
    public List<Fault> list() {
        return found.stream().sorted(Comparator.comparing(Fault::at)).toList();
    }
}
