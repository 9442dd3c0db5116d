package org.transithandshake.lab.packets;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.transithandshake.path.Attachment;
import org.transithandshake.path.Filters;
import org.transithandshake.path.Gateway;
import org.transithandshake.path.NetworkAcl;
import org.transithandshake.path.Network;
import org.transithandshake.path.Subnet;
import org.transithandshake.path.Vpc;

/** Where the parts of a network are in the wiring. Its gateway is the first one. */
record Layout(Network network) {

    List<String> zones() {
        return network.vpcs().stream().flatMap(vpc -> vpc.subnets().stream()).map(Subnet::azId).distinct().sorted()
                .toList();
    }

    int zone(Subnet subnet) {
        return zones().indexOf(subnet.azId());
    }

    Optional<Gateway> gateway() {
        return network.gateways().stream().findFirst();
    }

    /** The attachment by which packets of the VPC go: one that is available. */
    Optional<Attachment> attachment(Vpc vpc) {
        return gateway().stream().flatMap(gateway -> gateway.attachments().stream())
                .filter(one -> one.vpcId().equals(vpc.id()) && one.isAvailable()).findFirst();
    }

    /** The attachment's subnet in a zone. */
    Optional<Subnet> door(Vpc vpc, int zone) {
        return attachment(vpc).stream().flatMap(one -> one.subnetIds().stream())
                .flatMap(id -> vpc.subnets().stream().filter(subnet -> subnet.id().equals(id)))
                .filter(subnet -> zone(subnet) == zone).findFirst();
    }

    /**
     * The zone by which the gateway hands over what came from a zone: the same if the attachment has it, else another;
     * AWS does not say which ("How transit gateways work"), so it is the first.
     */
    Optional<Integer> exitZone(Vpc vpc, int from) {
        return IntStream.concat(IntStream.of(from),
                IntStream.range(0, zones().size()))
                .filter(zone -> door(vpc, zone).isPresent()).boxed().findFirst();
    }

    int index(Vpc vpc) {
        return network.vpcs().indexOf(vpc);
    }

    Optional<Filters> filters(Vpc vpc) {
        return network.filters().stream().filter(some -> some.vpcId().equals(vpc.id())).findFirst();
    }

    Optional<NetworkAcl> acl(Vpc vpc, Subnet subnet) {
        return filters(vpc).stream().flatMap(some -> some.acls().stream())
                .filter(acl -> acl.subnetIds().contains(subnet.id())).findFirst();
    }
}
