package org.transithandshake.path;

import java.util.List;
import org.transithandshake.cidr.Address;

/**
 * An elastic network interface.
 *
 * @param id        {@code eni-...}
 * @param addresses its private IPv4 and its IPv6 addresses
 * @param groupIds  the security groups it has; together they let pass what one of them does
 */
public record NetworkInterface(String id, List<Address> addresses, List<String> groupIds) {

    public NetworkInterface {
        Text.id("network interface id", id);
        addresses = List.copyOf(addresses);
        groupIds = List.copyOf(groupIds);
        groupIds.forEach(group -> Text.id("security group id", group));
    }
}
