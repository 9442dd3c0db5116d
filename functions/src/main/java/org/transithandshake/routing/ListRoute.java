package org.transithandshake.routing;

/**
 * A route of a VPC route table whose destination is a prefix list.
 *
 * @param target    what it points to
 * @param blackhole whether its target is gone
 */
public record ListRoute(String listId, String target, boolean blackhole) {
}
