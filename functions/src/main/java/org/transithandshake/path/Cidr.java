package org.transithandshake.path;

import inet.ipaddr.IPAddress;

/**
 * An IPv4 or IPv6 block such as {@code 10.0.0.0/16}, without host bits.
 *
 * @param block a prefix block
 */
public record Cidr(IPAddress block) {

    public Cidr {
        if (!block.isPrefixed() || !block.isSinglePrefixBlock()) {
            throw new IllegalArgumentException("Not a CIDR block: '" + block + "'");
        }
    }

    /** Reads a block; a missing prefix length or host bits are an {@link IllegalArgumentException} quoting the text. */
    public static Cidr parse(String text) {
        IPAddress value = Notation.read(text);
        if (!value.isPrefixed() || !value.equals(value.toPrefixBlock())) {
            throw new IllegalArgumentException("Not a CIDR block: '" + text + "'");
        }
        return new Cidr(value.toPrefixBlock());
    }

    public boolean contains(Address address) {
        return block.contains(address.value());
    }

    public boolean overlaps(Cidr other) {
        return block.contains(other.block) || other.block.contains(block);
    }

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

    @Override
    public String toString() {
        return block.toCanonicalString();
    }
}
