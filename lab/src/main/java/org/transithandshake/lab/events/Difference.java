package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One field in which an event is not what a pattern wants.
 *
 * @param path      names from the event's top on, with dots between them, such as {@code detail.status}
 * @param wants     what the pattern has there: a list of values and tests, of which one must hold
 * @param has       the event's values there; none where the field is missing
 * @param elsewhere whether the value is a wanted one, but in another element of a list than the fields before it
 */
public record Difference(String path, JsonNode wants, List<JsonNode> has, boolean elsewhere) {
    public Difference {
        has = List.copyOf(has);
    }
}
