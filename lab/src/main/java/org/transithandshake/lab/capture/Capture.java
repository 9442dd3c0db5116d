package org.transithandshake.lab.capture;

import java.util.List;

/**
 * What one file shows.
 *
 * @param file     as it was named by the caller
 * @param segments the TCP segments whose flags could be read, in the order of the file
 * @param errors   the ICMP errors
 * @param notes    sentences on what in it could not be read
 */
public record Capture(String file, Side side, List<Segment> segments, List<IcmpError> errors, List<String> notes) {
    public Capture {
        segments = List.copyOf(segments);
        errors = List.copyOf(errors);
        notes = List.copyOf(notes);
    }
}
