package org.transithandshake.lab.costs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.Entry;

/**
 * Reads a history as AWS's meters do. Functions have 1,024 MB and are billed from their start on, cold starts included;
 * an express execution is billed in chunks of 64 MB, of which it needs one. Every invocation and every standard
 * execution is taken for a trace of its own. Calls of EC2, RAM, Step Functions and EventBridge's PutEvents cost nothing
 * by themselves.
 */
final class Meter {
    private static final BigDecimal EXPRESS_GIGABYTES = new BigDecimal("0.0625");
    private final Set<String> express;
    private final Map<Price, BigDecimal> units = new EnumMap<>(Price.class);
    private final Map<String, Instant> began = new HashMap<>();
    private final Set<List<Object>> metricHours = new HashSet<>();

    /** @param express names of the express machines */
    private Meter(Set<String> express) {
        this.express = express;
    }

    static Bill read(Collection<? extends Entry> entries, Set<String> express) {
        Meter meter = new Meter(express);
        entries.forEach(meter::read);
        meter.count(Price.METRIC_HOUR, BigDecimal.valueOf(meter.metricHours.size()));
        return new Bill(meter.units);
    }

    private void read(Entry entry) {
        switch (entry) {
            case Entry.Invocation invocation -> invoked(invocation);
            case Entry.Transition transition when !express.contains(transition.machine()) -> count(Price.TRANSITION);
            case Entry.Execution execution -> executed(execution);
            case Entry.Event event when event.source().startsWith("transit-handshake.") -> count(Price.EVENT);
            case Entry.Metric metric -> metricHours.add(List.of(metric.account(), metric.name(), metric.dimensions(),
                    metric.at().truncatedTo(ChronoUnit.HOURS)));
            default -> { }
        }
    }

    private void invoked(Entry.Invocation invocation) {
        count(Price.FUNCTION_REQUEST);
        count(Price.FUNCTION_SECOND, seconds(invocation.began(), invocation.at()));
        count(Price.TRACE);
        if (invocation.origin().startsWith("arn:aws:scheduler:")) {
            count(Price.SCHEDULE);
        }
    }

    private void executed(Entry.Execution execution) {
        if (execution.status().equals("RUNNING")) {
            began.put(execution.execution(), execution.at());
            count(express.contains(execution.machine()) ? Price.EXPRESS_REQUEST : Price.TRACE);
        } else if (express.contains(execution.machine())) {
            Instant from = began.getOrDefault(execution.execution(), execution.at());
            count(Price.EXPRESS_SECOND, seconds(from, execution.at()).multiply(EXPRESS_GIGABYTES));
        }
    }

    private static BigDecimal seconds(Instant from, Instant to) {
        return BigDecimal.valueOf(Duration.between(from, to).toMillis())
                .divide(BigDecimal.valueOf(1_000), 3, RoundingMode.UNNECESSARY);
    }

    private void count(Price price) {
        count(price, BigDecimal.ONE);
    }

    private void count(Price price, BigDecimal more) {
        units.merge(price, more, BigDecimal::add);
    }
}
