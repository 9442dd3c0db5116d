package org.transithandshake.path;

/** A packet's source and destination, of one address family. */
public record Flow(Endpoint source, Endpoint destination) {

    public Flow {
        if (source.address().isIpv6() != destination.address().isIpv6()) {
            throw new IllegalArgumentException(source + " and " + destination + " are not of one address family");
        }
    }

    public static Flow between(String sourceAddress, String destinationAddress) {
        return new Flow(Endpoint.at(sourceAddress), Endpoint.at(destinationAddress));
    }
}
