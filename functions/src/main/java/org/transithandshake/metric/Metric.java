package org.transithandshake.metric;

import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** What is counted; {@code docs/metrics.md} says when. */
public enum Metric {
    CONNECTIONS_MADE("ConnectionsMade", MetricUnit.COUNT),
    CONNECTIONS_REFUSED("ConnectionsRefused", MetricUnit.COUNT),
    CONNECTIONS_UNDER_REVIEW("ConnectionsUnderReview", MetricUnit.COUNT),
    CONNECTIONS_FAILED("ConnectionsFailed", MetricUnit.COUNT),
    SECONDS_TO_CONNECT("SecondsToConnect", MetricUnit.SECONDS),
    SECONDS_WAITED_FOR_PEOPLE("SecondsWaitedForPeople", MetricUnit.SECONDS),
    POLICY_INVALID("PolicyInvalid", MetricUnit.COUNT);

    private final String title;
    private final MetricUnit unit;

    Metric(String title, MetricUnit unit) {
        this.title = title;
        this.unit = unit;
    }

    /** The name in CloudWatch. */
    public String title() {
        return title;
    }

    MetricUnit unit() {
        return unit;
    }

    /** The unit as CloudWatch names it. */
    public String unitName() {
        return unit.getName();
    }
}
