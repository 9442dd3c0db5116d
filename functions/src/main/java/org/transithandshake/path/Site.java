package org.transithandshake.path;

import java.util.Optional;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/**
 * An address in its place.
 *
 * @param vpc     where it is
 * @param subnet  empty if no known subnet of the VPC holds it
 * @param address the address
 */
record Site(Vpc vpc, Optional<Subnet> subnet, Address address) {

    /** What a route to this place is best made for: the VPC's block, or the address alone if that is not known. */
    String block() {
        return vpc.cidrOf(address).map(Cidr::toString)
                .orElseGet(() -> address + (address.isIpv6() ? "/128" : "/32"));
    }
}
