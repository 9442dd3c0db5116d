package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.iam.Iam;

/**
 * {@code AWS::Events::EventBusPolicy}: one statement of a bus's policy, replaced by the same id.
 *
 * @param standing the statements, by place
 */
record EventBusPolicyType(Buses buses, Map<ResourceType.Place, Permit> standing) implements ResourceType {
    EventBusPolicyType(Buses buses) {
        this(buses, new HashMap<>());
    }

    /** Which statement of which bus. */
    record Permit(BusAddress bus, String statementId) {
    }

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
        Iam.requireResourcePolicy(JsonNodeFactory.instance.objectNode()
                .put("Version", "2012-10-17").set("Statement", statement.put("Sid", id)));
        bus.allow(id, statement);
        Permit now = new Permit(bus.address(), id);
        Permit before = standing.put(place, now);
        if (before != null && !before.equals(now)) {
            forbid(before);
        }
        return new Created(place.stackName() + "-" + place.logicalId(), Map.of());
    }

    /** The bus may be gone with the same stack, and its policy with it. */
    @Override
    public void delete(Place place, Created made) {
        forbid(standing.remove(place));
    }

    private void forbid(Permit permit) {
        buses.find(permit.bus()).ifPresent(bus -> bus.forbid(permit.statementId()));
    }
}
