package org.transithandshake.path;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.transithandshake.cidr.Address;

/**
 * What is known of one Region's network, over all accounts that could be asked.
 *
 * @param vpcs     each id once
 * @param gateways each id once
 * @param filters  of the VPCs of which they are known; only a flow with a {@link Service} is held against them
 */
public record Network(List<Vpc> vpcs, List<Gateway> gateways, List<Filters> filters) {

    public Network {
        vpcs = List.copyOf(vpcs);
        gateways = List.copyOf(gateways);
        filters = List.copyOf(filters);
        Set<String> ids = new HashSet<>();
        Stream.concat(vpcs.stream().map(Vpc::id), gateways.stream().map(Gateway::id)).forEach(id -> {
            if (!ids.add(id)) {
                throw new IllegalArgumentException(id + " is given twice");
            }
        });
    }

    /** A network whose filters were not looked at. */
    public Network(List<Vpc> vpcs, List<Gateway> gateways) {
        this(vpcs, gateways, List.of());
    }

    Optional<Filters> filters(Vpc vpc) {
        return filters.stream().filter(some -> some.vpcId().equals(vpc.id())).findFirst();
    }

    public Optional<Vpc> vpc(String id) {
        return vpcs.stream().filter(vpc -> vpc.id().equals(id)).findFirst();
    }

    public Optional<Gateway> gateway(String id) {
        return gateways.stream().filter(gateway -> gateway.id().equals(id)).findFirst();
    }

    /** Where an end of a flow can be: one site if all is well, several if VPCs overlap and none was named. */
    List<Site> sites(Endpoint endpoint) {
        Address address = endpoint.address();
        return vpcs.stream()
                .filter(vpc -> endpoint.vpcId().map(vpc.id()::equals).orElseGet(() -> vpc.cidrOf(address).isPresent()))
                .map(vpc -> new Site(vpc, vpc.subnetOf(address), address))
                .toList();
    }
}
