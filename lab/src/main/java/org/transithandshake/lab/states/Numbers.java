package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;

/** Numbers of seconds and the like that may be expressions. */
final class Numbers {
    private Numbers() {
    }

    /** @throws StateFailure {@code States.QueryEvaluationError} when it is no whole number of at least {@code least} */
    static long whole(Template template, View view, long least, String field) {
        JsonNode value = template.evaluate(view);
        if (!value.isIntegralNumber() || value.longValue() < least) {
            throw StateFailure.query("The field '" + field + "' must be a whole number of at least " + least
                    + ", not " + value);
        }
        return value.longValue();
    }
}
