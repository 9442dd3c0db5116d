package org.transithandshake.path;

import java.util.Objects;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/**
 * A rule of a network ACL.
 *
 * @param number  1 to 32766; the rules shown as {@code *} have 32767 (IPv4) and 32768 (IPv6)
 * @param allow   or else deny
 * @param traffic what it is about
 * @param block   whom it is about: sources of an inbound rule, destinations of an outbound one
 */
public record AclRule(int number, boolean allow, Traffic traffic, Cidr block) {

    /** Of the last rule, which denies; every ACL has it, whether or not it is given here. */
    public static final int LAST = 32767;

    public AclRule {
        Objects.requireNonNull(traffic, "traffic");
        Objects.requireNonNull(block, "block");
        if (number < 1 || number > LAST + 1) {
            throw new IllegalArgumentException("Not a rule number of a network ACL: " + number);
        }
    }

    boolean isAbout(Traffic packet, Address other) {
        return traffic.hasProtocolOf(packet) && block.contains(other);
    }
}
