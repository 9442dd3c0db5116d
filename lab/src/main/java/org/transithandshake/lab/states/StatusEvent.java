package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.transithandshake.lab.api.EventSink;

/**
 * The event of a standard execution that began or ended.
 *
 * <p>Shape: Developer Guide, "Automating Step Functions event delivery with EventBridge": times in epoch
 * milliseconds, input and output as JSON text, left out above 248 KiB.
 */
final class StatusEvent {
    private static final int LIMIT = 248 * 1024;

    private StatusEvent() {
    }

    static void emit(EventSink sink, Execution execution) {
        Execution.Ending end = execution.ending();
        ObjectNode detail = JsonNodeFactory.instance.objectNode()
                .put("executionArn", execution.arn())
                .put("stateMachineArn", execution.machine().arn())
                .put("name", execution.name())
                .put("status", execution.status().toString())
                .put("startDate", execution.started().toEpochMilli())
                .put("stopDate", end == null ? null : (Long) end.at().toEpochMilli());
        text(detail, "input", execution.input());
        text(detail, "output", end == null ? null : end.output());
        detail.put("error", end == null ? null : end.error());
        detail.put("cause", end == null ? null : end.cause());
        sink.emit(execution.machine().account(), "aws.states", "Step Functions Execution Status Change",
                List.of(execution.arn()), detail);
    }

    private static void text(ObjectNode detail, String name, JsonNode value) {
        if (value == null) {
            detail.putNull(name).putNull(name + "Details");
            return;
        }
        String json = value.toString();
        boolean included = json.getBytes(StandardCharsets.UTF_8).length <= LIMIT;
        detail.put(name, included ? json : null);
        detail.putObject(name + "Details").put("included", included);
    }
}
