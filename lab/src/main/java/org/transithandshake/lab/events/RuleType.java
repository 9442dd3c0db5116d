package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.PhysicalName;
import org.transithandshake.lab.api.ResourceType;

/**
 * {@code AWS::Events::Rule}: {@code Ref} is its name, on a custom bus {@code bus|name}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-events-rule.html">Return
 *      values</a>
 */
record RuleType(Buses buses) implements ResourceType {
    private static final int LONGEST_NAME = 64;

    @Override
    public String type() {
        return "AWS::Events::Rule";
    }

    @Override
    public Set<String> properties() {
        return Set.of("Name", "Description", "EventBusName", "EventPattern", "State", "Targets",
                "ScheduleExpression");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        Rules.refuseSchedule(NestedProperties.text(properties, "ScheduleExpression"));
        Bus bus = buses.own(NestedProperties.text(properties, "EventBusName"), place.account());
        String name = PhysicalName.of(NestedProperties.text(properties, "Name"), place, LONGEST_NAME);
        Rules.create(bus.address(), buses.region(), name);
        Rule rule = new Rule(bus.address(), buses.region(), name, properties.path("Description").asText(""),
                Rules.pattern(pattern(properties.get("EventPattern"))),
                Rules.state(NestedProperties.text(properties, "State")), Targets.read(properties.path("Targets")));
        Targets.check(rule);
        bus.put(rule);
        boolean custom = !bus.address().name().equals(BusAddress.DEFAULT);
        return new Created(custom ? bus.address().name() + "|" + name : name, Map.of("Arn", rule.arn()));
    }

    @Override
    public void delete(Place place, Created made) {
        String[] name = made.ref().split("\\|");
        buses.own(name.length > 1 ? name[0] : null, place.account()).remove(name[name.length - 1]);
    }

    private static String pattern(JsonNode given) {
        return given == null ? null : given.isTextual() ? given.asText() : given.toString();
    }
}
