package org.transithandshake.lab.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.NestedProperties;
import org.transithandshake.lab.api.PhysicalName;
import org.transithandshake.lab.api.ResourceType;

/**
 * {@code AWS::CloudWatch::Alarm} of one kind: a metric, or {@code SUM(METRICS())} of some, is greater than a threshold
 * in one period, and missing data does not breach. {@code Ref} is its name.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">Metric math</a>
 */
record AlarmType(CloudWatch cloudWatch) implements ResourceType {
    static final String NAME = "AWS::CloudWatch::Alarm";
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_DESCRIPTION = 1_024;

    @Override
    public String type() {
        return NAME;
    }

    @Override
    public Set<String> properties() {
        return Set.of("AlarmName", "AlarmDescription", "AlarmActions", "Namespace", "MetricName", "Dimensions",
                "Statistic", "Period", "Metrics", "EvaluationPeriods", "Threshold", "ComparisonOperator",
                "TreatMissingData");
    }

    @Override
    public Created put(Place place, JsonNode properties) {
        require(properties, "ComparisonOperator", "GreaterThanThreshold");
        require(properties, "EvaluationPeriods", "1");
        require(properties, "TreatMissingData", "notBreaching");
        String name = PhysicalName.of(NestedProperties.text(properties, "AlarmName"), place, LONGEST_NAME);
        String arn = "arn:aws:cloudwatch:" + place.region() + ":" + place.account() + ":alarm:" + name;
        String description = properties.path("AlarmDescription").asText();
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new AwsError("ValidationError", "AlarmDescription has " + description.length()
                    + " characters; at most " + LONGEST_DESCRIPTION + " are allowed.");
        }
        boolean math = properties.has("Metrics");
        List<String> actions = new ArrayList<>();
        properties.path("AlarmActions").forEach(action -> actions.add(action.asText()));
        cloudWatch.put(new Alarm(arn, name, description, math ? sum(place, properties.get("Metrics"))
                : List.of(Metric.read(place.account(), properties)),
                period(math ? properties.get("Metrics").findValuesAsText("Period")
                        : List.of(properties.path("Period").asText())),
                properties.path("Threshold").asDouble(), actions));
        return new Created(name, Map.of("Arn", arn));
    }

    @Override
    public void delete(Place place, Created made) {
        cloudWatch.remove(made.attributes().get("Arn"));
    }

    /** All metrics of an alarm have the same. */
    private static Duration period(List<String> seconds) {
        if (seconds.stream().distinct().count() != 1 || !seconds.getFirst().matches("[1-9]\\d{0,5}")) {
            throw new AwsError("ValidationError", "An alarm needs one Period in seconds, not " + seconds + ".");
        }
        return Duration.ofSeconds(Long.parseLong(seconds.getFirst()));
    }

    private static void require(JsonNode properties, String name, String value) {
        if (!properties.path(name).asText().equals(value)) {
            throw new AwsError("ValidationError", "The lab's alarms have the " + name + " " + value + ", not "
                    + properties.path(name) + ".");
        }
    }

    /** The metrics that the one expression adds up; the expression alone returns data. */
    private static List<Metric> sum(Place place, JsonNode queries) {
        List<Metric> metrics = new ArrayList<>();
        int sums = 0;
        for (JsonNode query : queries) {
            NestedProperties.refuseOthers(query, NAME + " Metrics",
                    Set.of("Id", "Label", "Expression", "MetricStat", "ReturnData"));
            if (query.has("Expression")) {
                require(query, "Expression", "SUM(METRICS())");
                sums++;
            } else {
                require(query, "ReturnData", "false");
                require(query.path("MetricStat"), "Stat", "Sum");
                metrics.add(Metric.read(place.account(), query.at("/MetricStat/Metric")));
            }
        }
        if (sums != 1 || metrics.isEmpty()) {
            throw new AwsError("ValidationError", "Metrics needs one Expression and the metrics that it adds up.");
        }
        return metrics;
    }
}
