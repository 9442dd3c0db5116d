package org.transithandshake.path;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects one direction's hops and findings while its steps are taken. */
final class Logbook {

    private final List<Hop> hops = new ArrayList<>();
    private final Set<Finding> findings = new LinkedHashSet<>();
    private boolean dropped;
    private boolean unsure;
    private boolean delivered;

    void hop(String account, String resource, String what) {
        hops.add(new Hop(account, resource, what));
    }

    void drop(Finding finding) {
        findings.add(finding);
        dropped = true;
    }

    void unknown(Finding finding) {
        findings.add(finding);
        unsure = true;
    }

    /** An explanation that changes nothing by itself. */
    void note(Finding finding) {
        findings.add(finding);
    }

    void delivered() {
        delivered = true;
    }

    boolean isDropped() {
        return dropped;
    }

    /** Reached only if delivered and nothing spoke against it: a way not followed to its end is unknown. */
    Path path() {
        Outcome outcome = dropped ? Outcome.DROPPED : unsure || !delivered ? Outcome.UNKNOWN : Outcome.REACHED;
        return new Path(hops, outcome, List.copyOf(findings));
    }
}
