package org.transithandshake.lab.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Takes the events that AWS services themselves put on an account's default bus. */
public interface EventSink {
    void emit(String account, String source, String detailType, List<String> resources, JsonNode detail);
}
