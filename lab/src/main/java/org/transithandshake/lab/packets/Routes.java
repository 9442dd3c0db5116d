package org.transithandshake.lab.packets;

import java.util.List;

/** Commands of {@code ip route} that all tables have in common. */
final class Routes {

    private Routes() {
    }

    /** A table without routes: it drops, before the next rule could be asked. Every real route is preferred. */
    static List<String> empty(int table, boolean ipv6) {
        return List.of("route flush table " + table,
                "route add blackhole " + (ipv6 ? "::/0" : "0.0.0.0/0") + " table " + table + " metric 1000000");
    }
}
