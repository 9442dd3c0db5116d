package org.transithandshake.lab.template;

import java.util.ArrayList;
import java.util.List;

/** Collects faults, so that their author learns all of them at once. */
final class Faults {
    private final List<String> found = new ArrayList<>();

    void add(String fault) {
        found.add(fault);
    }

    /** Runs a check and keeps its faults, each led by where they are. */
    void collect(String where, Runnable check) {
        try {
            check.run();
        } catch (TemplateException e) {
            e.faults().forEach(fault -> found.add(where + fault));
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new TemplateException(found);
        }
    }
}
