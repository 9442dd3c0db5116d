package org.transithandshake.routing;

import java.util.Collection;
import java.util.List;
import org.transithandshake.cidr.Cidr;

/** A prefix list of somebody else's, who may change its entries at any time; all of one address family. */
public record PrefixList(String id, boolean ipv6, List<Cidr> entries) {
    public PrefixList {
        entries = entries.stream().sorted().toList();
    }

    /**
     * The entries that nobody asked for: outside the destinations, or within an own range, of which they would take a
     * part away, since the longest prefix wins. The own range as a whole is harmless: of equal prefixes the local route
     * wins ("Route priority", Amazon VPC guide).
     */
    public List<Cidr> outside(Collection<Cidr> destinations, Collection<Cidr> own) {
        return entries.stream().filter(entry -> !own.contains(entry))
                .filter(entry -> own.stream().anyMatch(range -> range.contains(entry))
                        || destinations.stream().noneMatch(destination -> destination.contains(entry)))
                .toList();
    }
}
