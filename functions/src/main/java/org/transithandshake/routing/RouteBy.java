package org.transithandshake.routing;

import java.util.Locale;

/** What the routes of a spoke's tables lead by. */
public enum RouteBy {
    /** A route for each destination, as it stands. */
    CIDR,
    /** A route to each prefix list that the hub keeps for the attachment's segment. */
    PREFIX_LIST;

    /** As people write it, such as {@code prefix-list}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
