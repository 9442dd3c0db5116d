package org.transithandshake.lab.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads policies that tests write with single quotes. */
final class Documents {
    private Documents() {
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A document of one statement. */
    static JsonNode policy(String statement) {
        return json("{'Version': '2012-10-17', 'Statement': [" + statement + "]}");
    }
}
