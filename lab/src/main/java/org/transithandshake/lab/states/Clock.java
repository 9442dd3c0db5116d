package org.transithandshake.lab.states;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as Step Functions writes them: ISO 8601 in UTC with milliseconds. */
final class Clock {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Clock() {
    }

    static String iso(Instant instant) {
        return ISO.format(instant);
    }
}
