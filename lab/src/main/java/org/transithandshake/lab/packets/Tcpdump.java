package org.transithandshake.lab.packets;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A {@code tcpdump} that runs on a host. */
final class Tcpdump {

    private final Process process;
    private final BufferedReader output;
    private final String banner;

    /** Starts it and waits until it listens; only to be called by the host's own thread. */
    Tcpdump(Namespace host, String filter) throws IOException {
        process = host.start("tcpdump", "-nn", "-l", "--immediate-mode", "-i", Host.CABLE, filter);
        output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("listening on")) {
            line = output.readLine();
        }
        banner = line;
        if (line == null) {
            throw new IOException("tcpdump did not start");
        }
    }

    /** Ends it and gives what it printed: where it listened, the packets, and how many it saw. */
    List<String> lines() {
        process.toHandle().destroy(); // Process.destroy() would close what is still to be read
        return Stream.concat(Stream.of(banner), output.lines()).toList();
    }
}
