package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An asynchronous event that its function never processed.
 *
 * @param condition        {@code RetriesExhausted} or {@code EventAgeExceeded}
 * @param error            class name of the last exception, or {@code TooManyRequestsException}
 * @param cause            Lambda's error JSON, or the message
 * @param destinationError what the failure destination answered; empty when it took the record, or there is none
 */
public record Dropped(String functionArn, JsonNode event, String condition, String error, String cause,
        String destinationError) {
}
