package org.transithandshake.cidr;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Objects;
import java.util.Optional;

/** The only notations read: {@code 10.0.0.1}, {@code 2001:db8::1}, each with or without a prefix length. */
final class Notation {

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefixOnly(false)
            .allowMask(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder().allow_inet_aton(false).allowLeadingZeros(false).getParentBuilder()
            .getIPv6AddressParametersBuilder().allowZone(false).allowBase85(false).getParentBuilder()
            .toParams();

    private Notation() {
    }

    /** Empty if the text is neither an address nor a range. */
    static Optional<IPAddress> read(String text) {
        Objects.requireNonNull(text, "text is null");
        return Optional.ofNullable(new IPAddressString(text, STRICT).getAddress());
    }
}
