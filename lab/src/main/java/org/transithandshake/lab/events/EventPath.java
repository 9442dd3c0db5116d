package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transithandshake.lab.api.AwsError;

/** The JSON path of one value in an event: {@code $}, then {@code .name}, {@code ['name']} or {@code [0]} steps. */
record EventPath(String text) {
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_-]+)|\\['([^']+)'\\]|\\[(\\d+)\\]");
    private static final Pattern WHOLE = Pattern.compile("\\$(" + STEP.pattern() + ")*");

    EventPath {
        if (!WHOLE.matcher(text).matches()) {
            throw new AwsError("ValidationException", "Not a JSON path that the lab can follow: " + text);
        }
    }

    /** The value, or a missing node. */
    JsonNode in(JsonNode event) {
        JsonNode at = event;
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            if (step.group(3) != null) {
                at = at.path(Integer.parseInt(step.group(3)));
            } else {
                at = at.path(step.group(1) == null ? step.group(2) : step.group(1));
            }
        }
        return at;
    }
}
