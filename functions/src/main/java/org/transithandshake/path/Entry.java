package org.transithandshake.path;

import org.transithandshake.cidr.Cidr;

/** What the longest-prefix lookup needs of a route. */
sealed interface Entry permits Route, GatewayRoute {

    Cidr destination();

    /** Among equal prefixes the lowest rank wins. */
    int rank();
}
