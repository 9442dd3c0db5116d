package org.transithandshake.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * An event as EventBridge delivers it (Amazon EventBridge User Guide, "Event structure"). {@code account} is set by
 * EventBridge; everything in {@code detail} of a custom event is only what the sender wrote.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Envelope(String id, String source, @JsonProperty("detail-type") String detailType, String account,
        String region, List<String> resources, JsonNode detail) {

    public Envelope {
        source = source == null ? "" : source;
        detailType = detailType == null ? "" : detailType;
        account = account == null ? "" : account;
        resources = resources == null ? List.of() : List.copyOf(resources);
        detail = detail == null ? MissingNode.getInstance() : detail;
    }
}
