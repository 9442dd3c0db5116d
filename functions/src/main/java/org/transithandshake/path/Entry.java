package org.transithandshake.path;

/** What the longest-prefix lookup needs of a route. */
sealed interface Entry permits Route, GatewayRoute {

    Cidr destination();

    /** Among equal prefixes the lowest rank wins. */
    int rank();
}
