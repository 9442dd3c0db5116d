package org.transithandshake.lab.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;

/** All buses of the lab's Region; every account has its {@code default} one. */
final class Buses {
    private final String region;
    private final Map<BusAddress, Bus> byAddress = new LinkedHashMap<>();

    Buses(String region) {
        this.region = region;
    }

    String region() {
        return region;
    }

    BusAddress address(String nameOrArn, String account) {
        return BusAddress.parse(nameOrArn, region, account);
    }

    Optional<Bus> find(BusAddress address) {
        if (address.name().equals(BusAddress.DEFAULT)) {
            return Optional.of(create(address));
        }
        return Optional.ofNullable(byAddress.get(address));
    }

    Bus get(BusAddress address) {
        return find(address).orElseThrow(() ->
                new AwsError("ResourceNotFoundException", "Event bus " + address.name() + " does not exist."));
    }

    /** A bus of the caller's own account; rules and policies of other accounts are nobody's business. */
    Bus own(String nameOrArn, String account) {
        BusAddress address = address(nameOrArn, account);
        if (!address.account().equals(account)) {
            throw new AwsError("AccessDeniedException", "The event bus belongs to another account: " + nameOrArn);
        }
        return get(address);
    }

    Bus create(BusAddress address) {
        return byAddress.computeIfAbsent(address, Bus::new);
    }

    void delete(BusAddress address) {
        byAddress.remove(address);
    }

    List<Bus> of(String account) {
        create(new BusAddress(account, BusAddress.DEFAULT));
        return byAddress.values().stream().filter(bus -> bus.address().account().equals(account)).toList();
    }
}
