package org.transithandshake.path;

/** The states of a route that takes part in forwarding; routes in other states are left out of the facts. */
public enum RouteState {
    ACTIVE,
    /** Matches and drops: its target is gone, or it was made to drop. */
    BLACKHOLE
}
