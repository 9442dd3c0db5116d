package org.transithandshake.hub;

/** {@code TransitGatewayId} names no gateway that this account owns and can use; trying again cannot help. */
public final class WrongGateway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongGateway(String message) {
        super(message);
    }
}
