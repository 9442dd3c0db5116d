package org.transithandshake.path;

import java.util.Objects;

/**
 * A rule of a security group: it lets something pass, as there are no others.
 *
 * @param traffic what
 * @param peer    from or to whom
 */
public record GroupRule(Traffic traffic, Peer peer) {

    public GroupRule {
        Objects.requireNonNull(traffic, "traffic");
        Objects.requireNonNull(peer, "peer");
    }
}
