package org.transithandshake.lab.packets;

import java.util.List;

/**
 * What {@code tcpdump -nn} printed at both ends of a probe, its first and last lines about itself included.
 *
 * @param fate what became of it
 */
public record Captures(List<String> client, List<String> server, Fate fate) {

    public Captures {
        client = List.copyOf(client);
        server = List.copyOf(server);
    }
}
