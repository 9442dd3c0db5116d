package org.transithandshake.lab.ec2;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import org.transithandshake.lab.api.AwsError;

/** An IPv4 block; host bits are dropped, as EC2 drops them ("10.0.0.1/16" becomes "10.0.0.0/16"). */
record Cidr(IPAddress block) {
    /** Parses an IPv4 block with a prefix length; {@code code} is the error that answers anything else. */
    static Cidr of(String text, String code) {
        if (text != null && text.contains("/")) {
            return new Cidr(parse(text, code).toPrefixBlock());
        }
        throw invalid(text, code);
    }

    /** Parses a bare address, as a block of one. */
    static Cidr address(String text, String code) {
        if (text != null && !text.contains("/")) {
            return new Cidr(parse(text, code).toPrefixBlock(32));
        }
        throw invalid(text, code);
    }

    private static IPAddress parse(String text, String code) {
        try {
            IPAddress address = new IPAddressString(text).toAddress();
            if (address != null && address.isIPv4() && text.matches("\\d+(\\.\\d+){3}(/\\d+)?")) {
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

    boolean contains(Cidr other) {
        return block.contains(other.block);
    }

    boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public String toString() {
        return block.toCanonicalString();
    }
}
