package org.transithandshake.lab.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.transithandshake.lab.Lab;

/**
 * An entry of {@code aws events put-events}, made the event that EventBridge would deliver. It names no account: who
 * puts it is known by its source, or said with {@code --account}.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html">
 *      PutEventsRequestEntry</a>
 */
final class PutEventsEntry {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PutEventsEntry() {
    }

    static GivenEvent envelope(String name, JsonNode entry) {
        for (String member : List.of("Source", "DetailType", "Detail")) {
            if (entry.path(member).asText().isEmpty()) {
                throw new EventFileException(name + " has no \"" + member
                        + "\"; an entry for PutEvents has Source, DetailType and Detail, each a string");
            }
        }
        if (entry.get("Source").asText().startsWith("aws.")) {
            throw new EventFileException(name + " is an entry for PutEvents of " + entry.get("Source").asText()
                    + ", which AWS refuses; write it as EventBridge delivers it, with source and detail-type");
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("version", "0")
                .put("id", UUID.nameUUIDFromBytes(entry.toString().getBytes(UTF_8)).toString())
                .put("detail-type", entry.get("DetailType").asText()).put("source", entry.get("Source").asText())
                .put("time", entry.path("Time").asText("2026-11-23T09:00:00Z")).put("region", Lab.REGION);
        entry.path("Resources").forEach(event.putArray("resources")::add);
        event.set("detail", detail(name, entry.get("Detail").asText()));
        return new GivenEvent(name, event, entry.path("EventBusName").asText());
    }

    private static JsonNode detail(String name, String text) {
        try {
            JsonNode detail = JSON.readTree(text);
            if (detail.isObject()) {
                return detail;
            }
        } catch (JsonProcessingException e) {
            throw new EventFileException(name + " has a Detail that is not JSON: " + e.getOriginalMessage());
        }
        throw new EventFileException(name + " has a Detail that is no JSON object");
    }
}
