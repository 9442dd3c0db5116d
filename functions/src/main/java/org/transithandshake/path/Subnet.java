package org.transithandshake.path;

import java.util.List;
import org.transithandshake.cidr.Address;
import org.transithandshake.cidr.Cidr;

/**
 * A subnet.
 *
 * @param id    {@code subnet-...}
 * @param azId  the zone's id ({@code use1-az1}), which unlike its name means the same in every account
 * @param cidrs its IPv4 block, its IPv6 block, or both
 */
public record Subnet(String id, String azId, List<Cidr> cidrs) {

    public Subnet {
        Text.id("subnet id", id);
        Text.id("availability zone id", azId);
        cidrs = List.copyOf(cidrs);
    }

    boolean contains(Address address) {
        return cidrs.stream().anyMatch(cidr -> cidr.contains(address));
    }
}
