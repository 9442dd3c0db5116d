package org.transithandshake.lab.ec2;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import org.transithandshake.lab.api.AwsError;

/** A block of addresses; host bits are dropped, as EC2 drops them ("10.0.0.1/16" becomes "10.0.0.0/16"). */
record Cidr(IPAddress block) {
    private static final String IPV4 = "\\d+(\\.\\d+){3}(/\\d+)?";
    private static final String IPV6 = "[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(/\\d+)?";

    /** Parses an IPv4 block with a prefix length; {@code code} is the error that answers anything else. */
    static Cidr of(String text, String code) {
        return block(text, IPV4, code);
    }

    /** Parses an IPv6 block with a prefix length. */
    static Cidr ipv6(String text, String code) {
        return block(text, IPV6, code);
    }

    /** Parses a block of either family. */
    static Cidr any(String text, String code) {
        return text != null && text.contains(":") ? ipv6(text, code) : of(text, code);
    }

    /** Parses a bare address of either family, as a block of one. */
    static Cidr address(String text, String code) {
        if (text != null && !text.contains("/")) {
            IPAddress address = parse(text, text.contains(":") ? IPV6 : IPV4, code);
            return new Cidr(address.toPrefixBlock(address.getBitCount()));
        }
        throw invalid(text, code);
    }

    private static Cidr block(String text, String pattern, String code) {
        if (text != null && text.contains("/")) {
            return new Cidr(parse(text, pattern, code).toPrefixBlock());
        }
        throw invalid(text, code);
    }

    private static IPAddress parse(String text, String pattern, String code) {
        try {
            IPAddress address = new IPAddressString(text).toAddress();
            if (address != null && text.matches(pattern)) {
                return address;
            }
        } catch (AddressStringException e) {
            throw invalid(text, code);
        }
        throw invalid(text, code);
    }

    private static AwsError invalid(String text, String code) {
        return new AwsError(code, "Value (" + text + ") for parameter cidrBlock is invalid. This is not a valid CIDR"
                + " block.");
    }

    int length() {
        return block.getNetworkPrefixLength();
    }

    boolean isIpv6() {
        return block.isIPv6();
    }

    boolean contains(Cidr other) {
        return isIpv6() == other.isIpv6() && block.contains(other.block);
    }

    boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public String toString() {
        return block.toCanonicalString();
    }
}
