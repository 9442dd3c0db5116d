package org.transithandshake.cidr;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Objects;

/**
 * A range of IPv4 or IPv6 addresses in canonical form, such as {@code 10.1.0.0/16}. Ranges of different families
 * neither contain nor overlap each other.
 */
public final class Cidr implements Comparable<Cidr> {
    private final IPAddress block;

    private Cidr(IPAddress block) {
        this.block = block;
    }

    /** @throws IllegalArgumentException with one sentence if the text is no range, or has bits set behind its prefix */
    public static Cidr of(String text) {
        Objects.requireNonNull(text, "text is null");
        IPAddress address = text.contains("/") ? new IPAddressString(text).getAddress() : null;
        if (address == null || !address.isPrefixed()) {
            throw new IllegalArgumentException("'" + text + "' is not a CIDR range; write one like 10.1.0.0/16");
        }
        IPAddress block = address.toPrefixBlock();
        if (!address.toZeroHost().withoutPrefixLength().equals(address.getLower().withoutPrefixLength())) {
            throw new IllegalArgumentException("'" + text + "' has bits set behind its prefix; write "
                    + block.toCanonicalString());
        }
        return new Cidr(block);
    }

    public boolean contains(Cidr other) {
        return sameFamily(other) && block.contains(other.block);
    }

    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** The number of leading bits that all addresses of the range share. */
    public int prefixLength() {
        return block.getPrefixLength();
    }

    public boolean isIpv6() {
        return block.isIPv6();
    }

    private boolean sameFamily(Cidr other) {
        return block.isIPv6() == other.block.isIPv6();
    }

    @Override
    public int compareTo(Cidr other) {
        return block.compareTo(other.block);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr cidr && block.equals(cidr.block);
    }

    @Override
    public int hashCode() {
        return block.hashCode();
    }

    @Override
    public String toString() {
        return block.toCanonicalString();
    }
}
