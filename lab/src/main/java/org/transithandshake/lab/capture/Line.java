package org.transithandshake.lab.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of tcpdump's output starts with, and what is left. The formats are those of tcpdump 4.x: pcap(3) names
 * the link types, tcpdump(8) the options {@code -e}, {@code -t} to {@code -ttttt}, {@code -v} and {@code --number}.
 *
 * @param rest what follows the network layer's head; {@code null} if there is none in the line
 */
record Line(Kind kind, String rest) {
    enum Kind {
        /** An IPv4 or IPv6 packet; with {@code -v} the rest of an IPv4 packet is on the next line. */
        IP,
        /** An IP head without a time stamp, set in: the packet that an ICMP error quotes, or a pasted {@code -t}. */
        SET_IN,
        /** A packet of another protocol, as far as its time stamp tells. */
        OTHER,
        /** Anything else: prompts, banners, hex dumps, the second line of a verbose packet. */
        TEXT
    }

    private static final Pattern BEFORE = Pattern.compile("(\\s*+)(?:(\\d{1,9})\\s++(?=\\S))?"
            + "((?:\\d{4}-\\d\\d-\\d\\d )?\\d{1,4}:\\d\\d:\\d\\d\\.\\d{3,9}\\s++|\\d{1,10}\\.\\d{6,9}\\s++)?");
    private static final Pattern NETWORK = Pattern.compile("(?:(?:\\S{1,40}\\s{1,4})?(?:In|Out|B|M|P)\\s{1,4})?IP6? "
            + "|ip6?: "
            + "|.{0,200}?ethertype IPv[46](?: \\(0x[0-9a-f]{4}\\))?,? ?(?:length \\d{1,9}: )?"
            + "|AF IPv[46] \\(\\d{1,3}\\), length \\d{1,9}: ");

    static Line parse(String line) {
        Matcher before = BEFORE.matcher(line);
        before.lookingAt();
        boolean stamped = before.group(3) != null;
        String rest = line.substring(before.end());
        Matcher network = NETWORK.matcher(rest);
        if (network.lookingAt()) {
            boolean setIn = !before.group(1).isEmpty() && before.group(2) == null && !stamped;
            return new Line(setIn ? Kind.SET_IN : Kind.IP, afterParentheses(rest.substring(network.end())));
        }
        boolean packet = stamped || rest.startsWith("ARP,") || rest.contains(", ethertype ");
        return new Line(packet ? Kind.OTHER : Kind.TEXT, packet ? rest : line.strip());
    }

    /** With {@code -v} the IP header's fields stand in front, in nested parentheses. */
    private static String afterParentheses(String text) {
        String rest = text.strip();
        if (!rest.startsWith("(")) {
            return rest;
        }
        int depth = 0;
        for (int i = 0; i < rest.length(); i++) {
            depth += rest.charAt(i) == '(' ? 1 : rest.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return rest.substring(i + 1).strip();
            }
        }
        return "";
    }
}
