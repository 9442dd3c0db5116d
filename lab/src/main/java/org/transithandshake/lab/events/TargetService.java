package org.transithandshake.lab.events;

import org.transithandshake.lab.api.AwsError;

/** A service that rules can call. */
@FunctionalInterface
interface TargetService {
    /**
     * Checks that the rule may call the target, and calls it without waiting for its work.
     *
     * @throws AwsError when the rule may not, or the target does not exist
     */
    void call(Shipment shipment);
}
