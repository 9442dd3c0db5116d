package org.transithandshake.cidr;

import inet.ipaddr.IPAddress;

/**
 * One IPv4 or IPv6 address.
 *
 * @param value without prefix length
 */
public record Address(IPAddress value) {

    /** Reads an address; a range, a prefix or a name is an {@link IllegalArgumentException} that quotes the text. */
    public static Address parse(String text) {
        return Notation.read(text).filter(value -> !value.isPrefixed()).map(Address::new).orElseThrow(
                () -> new IllegalArgumentException("'" + text + "' is not an IP address; write one like 10.1.0.4"));
    }

    public boolean isIpv6() {
        return value.isIPv6();
    }

    @Override
    public String toString() {
        return value.toCanonicalString();
    }
}
