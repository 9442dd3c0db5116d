package org.transithandshake.path;

import java.util.List;

/**
 * One direction of a flow.
 *
 * @param hops     the decisions in order; after a fault they go on by the way that was evidently meant
 * @param outcome  what becomes of the packet
 * @param findings all that is known to be wrong or unknown on the way, in order
 */
public record Path(List<Hop> hops, Outcome outcome, List<Finding> findings) {

    public Path {
        hops = List.copyOf(hops);
        findings = List.copyOf(findings);
    }
}
