package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::Events::EventBusPolicy}: one statement of a bus's policy, replaced by the same id. */
record EventBusPolicyType(Buses buses) implements ResourceType {
    @Override
    public String type() {
        return "AWS::Events::EventBusPolicy";
    }

    @Override
    public Set<String> properties() {
        return Set.of("EventBusName", "StatementId", "Statement");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String id = NestedProperties.required(properties, "StatementId", type());
        Bus bus = buses.own(NestedProperties.text(properties, "EventBusName"), place.account());
        if (!properties.path("Statement").isObject()) {
            throw new AwsError("ValidationException", type() + " needs an object as its Statement.");
        }
        ObjectNode statement = properties.get("Statement").deepCopy();
        bus.allow(id, statement.put("Sid", id));
        return new Created(place.stackName() + "-" + place.logicalId(), Map.of());
    }
}
