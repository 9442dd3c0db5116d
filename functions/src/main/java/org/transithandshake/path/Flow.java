package org.transithandshake.path;

import java.util.Optional;

/**
 * A packet's source and destination, of one address family.
 *
 * @param source      who asks
 * @param destination who answers
 * @param service     for what; empty asks for routes only, and security groups and network ACLs are not looked at
 */
public record Flow(Endpoint source, Endpoint destination, Optional<Service> service) {

    public Flow {
        if (source.address().isIpv6() != destination.address().isIpv6()) {
            throw new IllegalArgumentException(source + " and " + destination + " are not of one address family");
        }
        int strange = source.address().isIpv6() ? Traffic.ICMP : Traffic.ICMPV6;
        service.filter(some -> some.request().protocol() == strange).ifPresent(some -> {
            throw new IllegalArgumentException(some.request() + " is not of the address family of " + source);
        });
    }

    /** A flow of which only the routes are of interest. */
    public Flow(Endpoint source, Endpoint destination) {
        this(source, destination, Optional.empty());
    }

    public static Flow between(String sourceAddress, String destinationAddress) {
        return new Flow(Endpoint.at(sourceAddress), Endpoint.at(destinationAddress));
    }

    public static Flow between(String sourceAddress, String destinationAddress, Service service) {
        return new Flow(Endpoint.at(sourceAddress), Endpoint.at(destinationAddress), Optional.of(service));
    }

    Optional<Packet> request() {
        return service.map(some -> new Packet(some.request(), true));
    }

    Optional<Packet> answer() {
        return service.map(some -> new Packet(some.answer(), false));
    }
}
