package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Wraps events as EventBridge does: it alone sets {@code version}, {@code id}, {@code account} and {@code region}.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html">Event structure</a>
 */
final class Envelopes {
    private final String region;
    private final RandomGenerator random;

    Envelopes(String region, RandomGenerator random) {
        this.region = region;
        this.random = random;
    }

    String newId() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    ObjectNode wrap(String account, String source, String detailType, Instant time, List<String> resources,
            JsonNode detail) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode()
                .put("version", "0")
                .put("id", newId())
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", account)
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", region);
        resources.forEach(envelope.putArray("resources")::add);
        envelope.set("detail", detail);
        return envelope;
    }
}
