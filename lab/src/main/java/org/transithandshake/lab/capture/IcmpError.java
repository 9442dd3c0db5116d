package org.transithandshake.lab.capture;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A router or host reports that a packet could not be delivered.
 *
 * @param from who reports
 * @param to   the sender of the packet that could not be delivered
 * @param what the message as tcpdump words it
 */
record IcmpError(Source source, String from, String to, String what) implements Packet {
    private static final Pattern TOO_BIG =
            Pattern.compile("need to frag(?: \\(mtu (\\d{1,9})\\))?|packet too big(?:, mtu (\\d{1,9}))?");

    static boolean is(String message) {
        return message.contains("unreachable") || message.contains("packet too big")
                || message.contains("time exceeded");
    }

    boolean tooBig() {
        return TOO_BIG.matcher(what).find();
    }

    /** A firewall's rejection, or a port on which nobody listens. */
    boolean refusal() {
        return !tooBig() && (what.contains("prohibited") || what.contains("port"));
    }

    OptionalInt mtu() {
        Matcher matcher = TOO_BIG.matcher(what);
        if (!matcher.find()) {
            return OptionalInt.empty();
        }
        String mtu = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return mtu == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(mtu));
    }

    /** Whether it is about a packet between these two: it names the receiver, comes from it, or names nobody. */
    boolean concerns(String sender, String receiver) {
        boolean namesNobody = what.startsWith("ICMP6") && tooBig();
        return to.equals(sender) && (namesNobody || from.equals(receiver)
                || (" " + what.toLowerCase(Locale.ROOT).replace(',', ' ') + " ").contains(" " + receiver + " "));
    }
}
