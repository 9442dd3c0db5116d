package org.transithandshake.lab.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.transithandshake.lab.text.BadFile;
import org.transithandshake.lab.text.InputFile;

/**
 * A file of events: one as EventBridge delivers it, a list of them, one a line as logs and exports of archives have
 * them, or entries for {@code aws events put-events}.
 */
public final class EventFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHAPES = "; an event has source, detail-type, account and detail, as EventBridge"
            + " delivers it, or Source, DetailType and Detail, as PutEvents takes it";

    private EventFile() {
    }

    /**
     * The events of the file, in its order.
     *
     * @throws EventFileException when it is not there, no JSON, or something in it is no event
     */
    public static List<GivenEvent> read(Path file) {
        List<JsonNode> events = new ArrayList<>();
        values(file).forEach(value -> flatten(value, events));
        if (events.isEmpty()) {
            throw new EventFileException(file + " has no event" + SHAPES);
        }
        return IntStream.range(0, events.size()).mapToObj(i -> given(
                events.size() == 1 ? file.toString() : "event " + (i + 1) + " of " + file, events.get(i))).toList();
    }

    private static List<JsonNode> values(Path file) {
        if (Files.isDirectory(file)) {
            throw new EventFileException(file + " is a folder; name its files, such as " + file + "/*.json");
        }
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text(file))) {
            return values.readAll();
        } catch (JsonProcessingException e) {
            throw new EventFileException(file + " is not JSON: line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new EventFileException(file + " cannot be read: " + e.getMessage());
        }
    }

    private static String text(Path file) {
        try {
            return InputFile.read(file);
        } catch (BadFile e) {
            throw new EventFileException(e.getMessage());
        }
    }

    private static void flatten(JsonNode value, List<JsonNode> events) {
        JsonNode list = value.path("Entries").isArray() ? value.get("Entries") : value;
        if (list.isArray()) {
            list.forEach(events::add);
        } else {
            events.add(list);
        }
    }

    private static GivenEvent given(String name, JsonNode json) {
        if (!(json instanceof ObjectNode event)) {
            throw new EventFileException(name + " is no JSON object" + SHAPES);
        }
        if (event.has("Source") || event.has("DetailType")) {
            return PutEventsEntry.envelope(name, event);
        }
        for (String member : List.of("source", "detail-type")) {
            if (event.path(member).asText().isEmpty()) {
                throw new EventFileException(name + " has no \"" + member + "\"" + SHAPES);
            }
        }
        return new GivenEvent(name, event, "");
    }
}
