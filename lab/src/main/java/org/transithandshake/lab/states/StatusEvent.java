package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.transithandshake.lab.api.EventSink;

/**
 * The event of a standard execution that began or ended.
 *
 * <p>Shape: Developer Guide, "Automating Step Functions event delivery with EventBridge": times in epoch
 * milliseconds, input and output as JSON text. Above 248 KiB the output is left out, and the input when both
 * together are above it.
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
        String input = execution.input().toString();
        String output = end == null || end.output() == null ? null : end.output().toString();
        text(detail, "input", input, size(input) + size(output) <= LIMIT);
        text(detail, "output", output, size(output) <= LIMIT);
        detail.put("error", end == null ? null : end.error());
        detail.put("cause", end == null ? null : end.cause());
        sink.emit(execution.machine().account(), "aws.states", "Step Functions Execution Status Change",
                List.of(execution.arn()), detail);
    }

    private static int size(String json) {
        return json == null ? 0 : json.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void text(ObjectNode detail, String name, String json, boolean included) {
        detail.put(name, included ? json : null);
        if (json == null) {
            detail.putNull(name + "Details");
        } else {
            detail.putObject(name + "Details").put("included", included);
        }
    }
}
