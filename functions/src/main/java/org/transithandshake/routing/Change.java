package org.transithandshake.routing;

import org.transithandshake.cidr.Cidr;

/** What one destination asks of one route table. */
public sealed interface Change {
    String tableId();

    Cidr destination();

    /** A route to the gateway already carries the destination. */
    record Present(String tableId, Cidr destination) implements Change {
    }

    /** The route is missing. */
    record Add(String tableId, Cidr destination) implements Change {
    }

    /** Our route is there but its target was gone; the gateway is attached again. */
    record Renew(String tableId, Cidr destination) implements Change {
    }

    /** Nobody behind the table has addresses of the destination's family. */
    record NotNeeded(String tableId, Cidr destination) implements Change {
    }

    /** Another target holds exactly this destination: never touched, always told. */
    record Conflict(String tableId, Cidr destination, String target) implements Change {
    }

    /** The VPC itself has the destination, so no route can lead it to a gateway. */
    record Inside(String tableId, Cidr destination) implements Change {
    }

    /** The route was to be written, and the table has no room for it. */
    record NoRoom(String tableId, Cidr destination) implements Change {
    }

    /** Whether nothing that the handshake may write leads the destination to the gateway: a person has to look. */
    default boolean needsPerson() {
        return this instanceof Conflict || this instanceof Inside || this instanceof NoRoom;
    }
}
