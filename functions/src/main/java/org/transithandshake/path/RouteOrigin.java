package org.transithandshake.path;

/** How a route came into its table. In order of preference: for one destination, the earlier constant wins. */
public enum RouteOrigin {
    STATIC,
    /** By an entry of a prefix list. */
    PREFIX_LIST,
    PROPAGATED
}
