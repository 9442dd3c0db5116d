package org.transithandshake.lab.capture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code SOURCE > DESTINATION: BODY}, the part of a packet that all formats of tcpdump share. */
final class PacketParser {
    /** A number counts only if something follows it: at the end of a cut file its last digits may be missing. */
    private static final Pattern TCP = Pattern.compile("Flags \\[([^\\]]{1,12})\\](?:, cksum [^,]*+)?"
            + "(?:, seq (\\d{1,10})(?::\\d{1,10})?(?=,))?(?:, ack (\\d{1,10})(?=,))?");
    private static final Pattern LENGTH = Pattern.compile(", length (\\d{1,9})");
    private static final Pattern MSS = Pattern.compile("[\\[,]mss (\\d{1,5})[,\\]]");

    enum Unreadable { CUT, QUIET, OTHER }

    /** Exactly one of both is present. */
    record Parsed(Optional<Packet> packet, Optional<Unreadable> unreadable) {
        static Parsed of(Packet packet) {
            return new Parsed(Optional.of(packet), Optional.empty());
        }

        static Parsed not(Unreadable why) {
            return new Parsed(Optional.empty(), Optional.of(why));
        }
    }

    private PacketParser() {
    }

    static Parsed parse(Packet.Source source, String text) {
        int arrow = text.indexOf(" > ");
        int colon = arrow < 0 ? -1 : text.indexOf(": ", arrow + 3);
        if (colon < 0) {
            return Parsed.not(Unreadable.CUT);
        }
        String from = text.substring(0, arrow);
        String to = text.substring(arrow + 3, colon);
        String body = text.substring(colon + 2).strip();
        int icmp = body.indexOf("ICMP");
        if (icmp == 0 || icmp > 0 && body.startsWith("[")) {
            return icmp(source, from, to, body.substring(icmp));
        }
        return tcp(source, from, to, body);
    }

    private static Parsed icmp(Packet.Source source, String from, String to, String message) {
        return IcmpError.is(message)
                ? Parsed.of(new IcmpError(source, Endpoint.host(from), Endpoint.host(to), message))
                : Parsed.not(Unreadable.OTHER);
    }

    private static Parsed tcp(Packet.Source source, String from, String to, String body) {
        Optional<Endpoint> sender = Endpoint.parse(from);
        Optional<Endpoint> receiver = Endpoint.parse(to);
        Matcher tcp = TCP.matcher(body);
        if (sender.isEmpty() || receiver.isEmpty() || !tcp.lookingAt()) {
            return Parsed.not(why(body));
        }
        String rest = body.substring(tcp.end());
        return Parsed.of(new Segment(source, sender.get(), receiver.get(), Segment.Flags.parse(tcp.group(1)),
                number(tcp.group(2)), number(tcp.group(3)), first(LENGTH, rest), first(MSS, rest)));
    }

    private static Unreadable why(String body) {
        if (body.isEmpty() || body.startsWith("Flags [") || "Flags [".startsWith(body) || body.contains("[|tcp]")) {
            return Unreadable.CUT;
        }
        return body.matches("tcp \\d{1,9}") ? Unreadable.QUIET : Unreadable.OTHER;
    }

    private static long number(String digits) {
        return digits == null ? -1 : Long.parseLong(digits);
    }

    private static int first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
