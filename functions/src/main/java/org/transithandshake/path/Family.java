package org.transithandshake.path;

import org.transithandshake.cidr.Cidr;

/** An address family. */
public enum Family {
    IPV4,
    IPV6;

    boolean has(Cidr cidr) {
        return cidr.isIpv6() == (this == IPV6);
    }
}
