package org.transithandshake.metric;

import java.util.Map;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;

/**
 * Hands metrics to CloudWatch as one line of the embedded metric format on standard output, which Lambda sends to the
 * function's log and CloudWatch Logs reads there (Amazon CloudWatch User Guide, "Embedding metrics within logs"). It
 * costs no call, and what must not become a dimension stands in the same line for CloudWatch Logs Insights.
 */
public final class Tally {
    public static final String NAMESPACE = "TransitHandshake";
    /** Every value of a dimension is another metric on the bill, so there are two, and both have few values. */
    public static final String SERVICE = "Service";
    public static final String SEGMENT = "Segment";
    /** For what has no segment; the dimension is there all the same. */
    public static final String NO_SEGMENT = "none";
    private static final String NAME = "transit-handshake";

    private Tally() {
    }

    /** @param facts such as ids of accounts and attachments: in the line, but no dimensions */
    public static void write(String segment, Map<Metric, Double> values, Map<String, String> facts) {
        Metrics line = MetricsFactory.getMetricsInstance();
        line.setNamespace(NAMESPACE);
        line.setDefaultDimensions(DimensionSet.of(SERVICE, NAME, SEGMENT, segment));
        values.forEach((metric, value) -> line.addMetric(metric.title(), value, metric.unit()));
        facts.forEach(line::addMetadata);
        line.flush();
    }
}
