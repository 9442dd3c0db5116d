package org.transithandshake.lab.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The files side-a.json (spoke) and side-b.json (hub); each operation has a line of its own. */
final class Samples {

    static final String A = read("side-a.json");
    static final String B = read("side-b.json");

    private Samples() {
    }

    static String without(String side, String operation) {
        String rest = side.lines().filter(line -> !line.contains("\"" + operation + "\": {"))
                .collect(Collectors.joining("\n"));
        return rest.replaceAll(",\n}", "\n}");
    }

    private static String read(String name) {
        try (InputStream file = Samples.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
