package org.transithandshake.aws;

/**
 * EC2 does not know the gateway in this account: its share is not accepted, or was accepted seconds ago. The state
 * machine waits and tries again, within bounds.
 */
public final class GatewayNotVisible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GatewayNotVisible(String message) {
        super(message);
    }
}
