package org.transithandshake.lab.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** One message in a queue, visible from a moment on. A receipt handle names the message and one receiving of it. */
final class Message {
    private final String id;
    private final String sender;
    private final String body;
    private final Map<String, MessageAttributeValue> attributes;
    private final Instant sent;
    private Instant visible;
    private Instant firstReceived = Instant.EPOCH;
    private int received;

    Message(String id, String sender, String body, Map<String, MessageAttributeValue> attributes, Instant sent,
            Instant visible) {
        this.id = id;
        this.sender = sender;
        this.body = body;
        this.attributes = Map.copyOf(attributes);
        this.sent = sent;
        this.visible = visible;
    }

    String id() {
        return id;
    }

    String body() {
        return body;
    }

    Map<String, MessageAttributeValue> attributes() {
        return attributes;
    }

    Instant sent() {
        return sent;
    }

    boolean isVisible(Instant now) {
        return !visible.isAfter(now);
    }

    boolean isInFlight(Instant now) {
        return received > 0 && !isVisible(now);
    }

    /** Hides the message for a while. */
    void receive(Instant now, Duration hidden) {
        received++;
        firstReceived = received == 1 ? now : firstReceived;
        visible = now.plus(hidden);
    }

    void hideUntil(Instant moment) {
        visible = moment;
    }

    String handle() {
        return id + "#" + received;
    }

    /** What {@code MessageSystemAttributeNames} can ask for. */
    Map<String, String> systemAttributes() {
        return Map.of("SenderId", sender, "SentTimestamp", String.valueOf(sent.toEpochMilli()),
                "ApproximateReceiveCount", String.valueOf(received),
                "ApproximateFirstReceiveTimestamp", String.valueOf(firstReceived.toEpochMilli()));
    }
}
