package org.transithandshake.path;

import java.util.List;
import java.util.Optional;
import org.transithandshake.cidr.Address;

/**
 * A packet at the border of a subnet.
 *
 * @param other the address that the rules of this direction compare
 */
record AclGate(Vpc vpc, Subnet subnet, Direction direction, Address other, Packet packet) {

    /**
     * @param whole nothing of the packet's ports passes; else some do, and which ones will be used is not known
     */
    record Barrier(Finding finding, boolean whole) {
    }

    /** What stops the packet here: at most one barrier. */
    List<Barrier> look(Filters filters, Logbook log) {
        Optional<NetworkAcl> acl = filters.aclOf(subnet);
        if (acl.isEmpty()) {
            log.unknown(FilterFindings.aclUnknown(vpc, subnet));
            return List.of();
        }
        List<NetworkAcl.Denial> denials = acl.get().denials(direction, packet.traffic(), other);
        if (denials.isEmpty()) {
            log.hop(vpc.account(), acl.get().id(), "The " + direction.word() + " rules allow " + packet.traffic() + " "
                    + direction.preposition() + " " + other + " for " + subnet.id() + ".");
            return List.of();
        }
        int denied = denials.stream().mapToInt(denial -> denial.ports().size()).sum();
        return List.of(new Barrier(new AclFindings(this, acl.get()).denied(denials),
                denied == packet.traffic().ports().size()));
    }
}
