package org.transithandshake.lab.trail;

import java.util.Optional;

/** Knows which account owns a transit gateway; empty where there is none of this id. */
@FunctionalInterface
public interface GatewayOwners {
    Optional<String> gatewayOwner(String transitGatewayId);
}
