package org.transithandshake.lab.capture;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One end of a connection, in one spelling: lower case (the resolver may answer in any), a known service as its number,
 * and an EC2 host name made of its address ({@code ip-10-1-0-10.ec2.internal}; EC2 User Guide, "EC2 instance hostnames
 * and domains") as that address.
 *
 * @param host a name or an IPv4 or IPv6 address
 * @param port a number, or a service name that is not known here
 */
public record Endpoint(String host, String port) {
    private static final Pattern EC2_NAME =
            Pattern.compile("(?:ip|ec2)-(\\d{1,3})-(\\d{1,3})-(\\d{1,3})-(\\d{1,3})(?:\\..*)?");

    /** Reads {@code host.port} as tcpdump prints it; empty if there is no port. */
    static Optional<Endpoint> parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot <= 0 || dot == text.length() - 1 || text.contains(" ")) {
            return Optional.empty();
        }
        String port = text.substring(dot + 1).toLowerCase(Locale.ROOT);
        return Optional.of(new Endpoint(host(text.substring(0, dot)), Services.port(port)));
    }

    static String host(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher name = EC2_NAME.matcher(lower);
        return name.matches() ? String.join(".", name.group(1), name.group(2), name.group(3), name.group(4)) : lower;
    }

    /** Whether a server would listen here: well-known, or a service of the table. */
    boolean isService() {
        return Services.isKnown(port) || number() < 1024;
    }

    int number() {
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : Integer.MAX_VALUE;
    }

    @Override
    public String toString() {
        return host + " port " + port;
    }
}
