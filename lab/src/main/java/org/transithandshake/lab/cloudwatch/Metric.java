package org.transithandshake.lab.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.transithandshake.lab.api.NestedProperties;

/** One metric of an account, such as {@code AWS/SQS ApproximateNumberOfMessagesVisible} of one queue. */
record Metric(String account, String namespace, String name, Map<String, String> dimensions) {
    static final String QUEUES = "AWS/SQS";
    static final String VISIBLE = "ApproximateNumberOfMessagesVisible";
    static final String MACHINES = "AWS/States";
    private static final String WHERE = "AWS::CloudWatch::Alarm Dimensions";

    Metric {
        dimensions = Map.copyOf(dimensions);
    }

    /** From an object with Namespace, MetricName and Dimensions. */
    static Metric read(String account, JsonNode json) {
        Map<String, String> dimensions = new TreeMap<>();
        for (JsonNode dimension : json.path("Dimensions")) {
            NestedProperties.refuseOthers(dimension, WHERE, Set.of("Name", "Value"));
            dimensions.put(NestedProperties.required(dimension, "Name", WHERE),
                    NestedProperties.required(dimension, "Value", WHERE));
        }
        return new Metric(account, NestedProperties.required(json, "Namespace", AlarmType.NAME),
                NestedProperties.required(json, "MetricName", AlarmType.NAME), dimensions);
    }

    static Metric visible(String queueArn) {
        String[] parts = queueArn.split(":", 6);
        return new Metric(parts[4], QUEUES, VISIBLE, Map.of("QueueName", parts[5]));
    }
}
