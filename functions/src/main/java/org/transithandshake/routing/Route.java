package org.transithandshake.routing;

import org.transithandshake.cidr.Cidr;

/**
 * A route of a VPC route table.
 *
 * @param target    what it points to: a gateway's, interface's or endpoint's id, or {@code local}
 * @param blackhole whether its target is gone
 */
public record Route(Cidr destination, String target, boolean blackhole) {
    /** Whether it is the route that every table has for a range of its own VPC. */
    boolean isLocal() {
        return target.equals("local");
    }
}
