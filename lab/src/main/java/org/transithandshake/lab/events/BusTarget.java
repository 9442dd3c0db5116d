package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;

/**
 * Another bus. The role must allow {@code events:PutEvents} on it, and a bus of another account must admit the role.
 * The event keeps its id and account.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html">Sending events between
 *      accounts</a>
 */
record BusTarget(Buses buses, Authorizer authorizer, RuleRole roles, Router router) implements TargetService {
    @Override
    public void call(Shipment shipment) {
        BusAddress address = buses.address(shipment.target().arn(), shipment.rule().bus().account());
        Access access = access(shipment);
        Caller caller = roles.assume(shipment, access);
        Bus bus = buses.get(address);
        bus.check(authorizer, caller, access);
        router.arrive(bus, envelope(shipment), true);
    }

    private static Access access(Shipment shipment) {
        JsonNode event = shipment.event();
        return new Access("events:PutEvents", shipment.target().arn(), Map.of(
                "events:source", event.path("source").asText(),
                "events:detail-type", event.path("detail-type").asText(),
                "events:eventBusInvocation", "true",
                "aws:SourceArn", shipment.rule().arn()));
    }

    /** A transformed input (same account only) becomes the detail of the event. */
    private static JsonNode envelope(Shipment shipment) {
        if (!TargetInput.isRewritten(shipment.target())) {
            return shipment.event();
        }
        if (!shipment.input().isObject()) {
            throw new AwsError("INVALID_JSON", "The detail of an event must be an object: " + shipment.input());
        }
        ObjectNode copy = shipment.event().deepCopy();
        copy.set("detail", shipment.input());
        return copy;
    }
}
