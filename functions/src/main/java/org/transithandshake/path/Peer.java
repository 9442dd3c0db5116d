package org.transithandshake.path;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.transithandshake.cidr.Cidr;

/** Whom a security group's rule is about. */
public sealed interface Peer {

    /** @param cidr IPv4 or IPv6 */
    record Block(Cidr cidr) implements Peer {
        public Block {
            Objects.requireNonNull(cidr, "cidr");
        }

        @Override
        public String toString() {
            return cidr.toString();
        }
    }

    /**
     * @param id      {@code pl-...}
     * @param entries its CIDRs, or empty if they are not known
     */
    record PrefixList(String id, Optional<List<Cidr>> entries) implements Peer {
        public PrefixList {
            Text.id("prefix list id", id);
            entries = entries.map(List::copyOf);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** @param id {@code sg-...}: every interface that has this group, by its private addresses */
    record Group(String id) implements Peer {
        public Group {
            Text.id("security group id", id);
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
