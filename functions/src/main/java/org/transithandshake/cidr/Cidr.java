package org.transithandshake.cidr;

import inet.ipaddr.IPAddress;
import java.util.Optional;

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
        IPAddress address = Notation.read(text).filter(IPAddress::isPrefixed).orElseThrow(
                () -> new IllegalArgumentException("'" + text + "' is not a CIDR range; write one like 10.1.0.0/16"));
        IPAddress block = address.toPrefixBlock();
        if (!address.equals(block)) {
            throw new IllegalArgumentException("'" + text + "' has bits set behind its prefix; write "
                    + block.toCanonicalString());
        }
        return new Cidr(block);
    }

    /** The range of one address. */
    public static Cidr of(Address address) {
        return new Cidr(address.value().toPrefixBlock(address.value().getBitCount()));
    }

    public boolean contains(Cidr other) {
        return contains(other.block);
    }

    public boolean contains(Address address) {
        return contains(address.value());
    }

    private boolean contains(IPAddress other) {
        return block.isIPv6() == other.isIPv6() && block.contains(other);
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

    /**
     * An address that an instance may have: AWS keeps the first four addresses and the last of every subnet ("Subnet
     * CIDR blocks", Amazon VPC user guide), so it is the fifth, or the first where the block is smaller than that.
     */
    public Address firstHost() {
        IPAddress lower = block.getLower().withoutPrefixLength();
        boolean small = block.getBitCount() - prefixLength() < 3;
        return new Address(small ? lower : lower.increment(4));
    }

    /** The address right behind the range; empty at the end of all addresses. */
    public Optional<Address> firstAfter() {
        IPAddress upper = block.getUpper().withoutPrefixLength();
        return upper.isMax() ? Optional.empty() : Optional.of(new Address(upper.increment(1)));
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
