package org.transithandshake.lab.packets;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether this machine can send packets through networks of its own. */
public final class Needs {

    private Needs() {
    }

    /**
     * What keeps this machine from it, as a sentence; empty if nothing does.
     *
     * @param tools beside {@code ip} and {@code nft}
     */
    public static Optional<String> missing(String... tools) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("Real packets need Linux; this is " + System.getProperty("os.name") + ".");
        }
        List<String> lacking = Stream.concat(Stream.of("ip", "nft"), Stream.of(tools))
                .filter(tool -> !isInstalled(tool)).toList();
        if (!lacking.isEmpty()) {
            return Optional.of("Real packets need " + String.join(", ", lacking)
                    + ", not found on PATH; on Debian: apt-get install iproute2 nftables tcpdump.");
        }
        try {
            new Namespace("probe", true).close();
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of("Real packets need the right to make network namespaces, as root has it ("
                    + e.getMessage() + ").");
        }
    }

    private static boolean isInstalled(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> new File(directory, tool).canExecute());
    }
}
