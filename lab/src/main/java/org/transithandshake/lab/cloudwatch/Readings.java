package org.transithandshake.lab.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.transithandshake.lab.sqs.Queues;

/** The values of the metrics: a queue's depth is read now, executions are counted as they end. */
final class Readings {
    private final Queues queues;
    private final List<Reading> counted = new ArrayList<>();

    private record Reading(Instant at, Metric metric) {
    }

    Readings(Queues queues) {
        this.queues = queues;
    }

    void count(Instant at, Metric metric) {
        counted.add(new Reading(at, metric));
    }

    /** The sum in the period; empty when there is no data. */
    OptionalDouble sum(Alarm alarm, Instant now) {
        return alarm.metrics().stream().map(metric -> one(alarm, metric, now)).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).reduce(Double::sum);
    }

    private OptionalDouble one(Alarm alarm, Metric metric, Instant now) {
        if (metric.namespace().equals(Metric.QUEUES)) {
            return OptionalDouble.of(queues.visible("arn:aws:sqs:" + alarm.region() + ":" + metric.account() + ":"
                    + metric.dimensions().get("QueueName")));
        }
        Instant from = now.minus(alarm.period());
        long count = counted.stream().filter(reading -> reading.metric().equals(metric)
                && !reading.at().isBefore(from) && reading.at().isBefore(now)).count();
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(count);
    }
}
