package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.ResourceType;

/** {@code AWS::Events::EventBus}: {@code Ref} is its name. */
record EventBusType(Buses buses) implements ResourceType {
    @Override
    public String type() {
        return "AWS::Events::EventBus";
    }

    @Override
    public Set<String> properties() {
        return Set.of("Name", "Description", "Tags");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        String name = NestedProperties.required(properties, "Name", type());
        if (name.equals(BusAddress.DEFAULT) || name.contains("/") || name.startsWith("arn:")) {
            throw new AwsError("ValidationException", "Not a name for a custom event bus: " + name);
        }
        BusAddress address = buses.create(buses.address(name, place.account())).address();
        return new Created(name, Map.of("Arn", address.arn(buses.region()), "Name", name));
    }

    @Override
    public void delete(Place place, Created made) {
        buses.delete(buses.address(made.ref(), place.account()));
    }
}
