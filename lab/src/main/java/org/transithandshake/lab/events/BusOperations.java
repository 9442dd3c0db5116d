package org.transithandshake.lab.events;

import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;

/** Reads the caller's buses. */
final class BusOperations {
    private final Buses buses;

    BusOperations(Buses buses) {
        this.buses = buses;
    }

    void addTo(Operations operations) {
        operations
                .on(ListEventBusesRequest.class, this::list)
                .on(DescribeEventBusRequest.class, this::describe, (caller, q) -> List.of(new Access(
                        "events:DescribeEventBus", buses.address(q.name(), caller.account()).arn(buses.region()))));
    }

    private ListEventBusesResponse list(Caller caller, ListEventBusesRequest request) {
        String prefix = request.namePrefix() == null ? "" : request.namePrefix();
        return ListEventBusesResponse.builder()
                .eventBuses(buses.of(caller.account()).stream()
                        .filter(bus -> bus.address().name().startsWith(prefix))
                        .map(this::summary).toList())
                .build();
    }

    private EventBus summary(Bus bus) {
        return EventBus.builder().name(bus.address().name()).arn(bus.address().arn(buses.region()))
                .policy(policy(bus)).build();
    }

    private DescribeEventBusResponse describe(Caller caller, DescribeEventBusRequest request) {
        Bus bus = buses.own(request.name(), caller.account());
        return DescribeEventBusResponse.builder().name(bus.address().name())
                .arn(bus.address().arn(buses.region())).policy(policy(bus)).build();
    }

    /** AWS leaves the policy out where nothing was allowed. */
    private static String policy(Bus bus) {
        return bus.policy().get("Statement").isEmpty() ? null : bus.policy().toString();
    }
}
