package org.transithandshake.path;

import java.util.Optional;
import org.transithandshake.cidr.Address;

/**
 * One end of a flow.
 *
 * @param address the address
 * @param vpcId   the VPC it is in; needed only where VPCs overlap
 */
public record Endpoint(Address address, Optional<String> vpcId) {

    public Endpoint {
        vpcId.ifPresent(id -> Text.id("VPC id", id));
    }

    public static Endpoint at(String address) {
        return new Endpoint(Address.parse(address), Optional.empty());
    }

    public static Endpoint in(Vpc vpc, Address address) {
        return new Endpoint(address, Optional.of(vpc.id()));
    }

    @Override
    public String toString() {
        return address + vpcId.map(id -> " in " + id).orElse("");
    }
}
