package org.transithandshake.path;

import java.util.List;
import java.util.stream.Stream;

/**
 * A packet's way and its answer's.
 *
 * @param flow    what was asked
 * @param forward the packet
 * @param back    its answer, followed even if the packet does not arrive
 */
public record Trace(Flow flow, Path forward, Path back) {

    /** Both directions' findings, each once, in the order in which EC2 takes their commands. */
    public List<Finding> findings() {
        return Turn.inOrder(Stream.concat(forward.findings().stream(), back.findings().stream()).distinct().toList());
    }
}
