package org.transithandshake.lab.cloudwatch;

import java.time.Duration;
import java.util.List;

/**
 * An alarm on the sum of some metrics: it goes off when a period's sum is above the threshold, and a period without
 * data is no reason.
 *
 * @param actions ARNs of the topics to publish to
 */
record Alarm(String arn, String name, String description, List<Metric> metrics, Duration period, double threshold,
        List<String> actions) {
    Alarm {
        metrics = List.copyOf(metrics);
        actions = List.copyOf(actions);
    }

    String account() {
        return arn.split(":", 6)[4];
    }

    String region() {
        return arn.split(":", 6)[3];
    }
}
