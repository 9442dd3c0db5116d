package org.transithandshake.path;

import inet.ipaddr.IPAddress;

/**
 * One IPv4 or IPv6 address.
 *
 * @param value without prefix length
 */
public record Address(IPAddress value) {

    /** Reads an address; a range, a prefix or a name is an {@link IllegalArgumentException} that quotes the text. */
    public static Address parse(String text) {
        IPAddress value = Notation.read(text);
        if (value.isPrefixed()) {
            throw new IllegalArgumentException("Not an address but a prefix: '" + text + "'");
        }
        return new Address(value);
    }

    public boolean isIpv6() {
        return value.isIPv6();
    }

    @Override
    public String toString() {
        return value.toCanonicalString();
    }
}
