package org.transithandshake.path;

import org.transithandshake.cidr.Address;

/** The last hop: a local route hands the packet to the subnet that holds its destination. */
final class Arrival {

    private Arrival() {
    }

    static void at(Vpc vpc, Address destination, Logbook log) {
        vpc.subnetOf(destination).ifPresentOrElse(
                subnet -> {
                    log.hop(vpc.account(), subnet.id(), "Holds " + destination + ": delivered.");
                    log.delivered();
                },
                () -> log.drop(SubnetFindings.noSubnet(vpc, destination, Code.NO_POSSIBLE_DESTINATION)));
    }
}
