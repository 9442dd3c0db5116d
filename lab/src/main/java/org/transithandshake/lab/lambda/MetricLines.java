package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.transithandshake.lab.api.Entry;

/**
 * The metrics that CloudWatch Logs finds in a function's log (Amazon CloudWatch User Guide, "Specification: Embedded
 * metric format").
 */
final class MetricLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MetricLines() {
    }

    /** None for a line of another kind, and for one that CloudWatch would not take. */
    static List<Entry.Metric> read(String line, Instant at, FunctionConfig function) {
        JsonNode json = parse(line);
        return each(json.at("/_aws/CloudWatchMetrics")).flatMap(directive -> each(directive.path("Metrics"))
                .filter(metric -> json.path(metric.path("Name").asText()).isNumber())
                .flatMap(metric -> each(directive.path("Dimensions")).map(dimensions -> new Entry.Metric(at,
                        function.account(), function.name(), directive.path("Namespace").asText(),
                        metric.path("Name").asText(), metric.path("Unit").asText("None"),
                        json.path(metric.path("Name").asText()).asDouble(), values(json, dimensions), facts(json)))))
                .toList();
    }

    private static Map<String, String> values(JsonNode json, JsonNode names) {
        Map<String, String> values = new TreeMap<>();
        names.forEach(name -> values.put(name.asText(), json.path(name.asText()).asText()));
        return values;
    }

    /** Every member that is a text; the rest are the metrics and the directive. */
    private static Map<String, String> facts(JsonNode json) {
        Map<String, String> facts = new TreeMap<>();
        json.properties().stream().filter(member -> member.getValue().isTextual())
                .forEach(member -> facts.put(member.getKey(), member.getValue().asText()));
        return facts;
    }

    private static Stream<JsonNode> each(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }

    private static JsonNode parse(String line) {
        try {
            return line.startsWith("{") ? JSON.readTree(line) : JSON.missingNode();
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
