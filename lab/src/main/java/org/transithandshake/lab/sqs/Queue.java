package org.transithandshake.lab.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.transithandshake.lab.api.OwnersOnly;

/** One standard queue and its messages, in the order in which they came. */
final class Queue {
    private static final Duration BETWEEN_PURGES = Duration.ofSeconds(60);
    private final String arn;
    private final Instant created;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private QueueAttributes attributes;
    private Instant modified;
    private Instant purged = Instant.MIN;

    Queue(String arn, QueueAttributes attributes, Instant created) {
        this.arn = arn;
        this.attributes = attributes;
        this.created = created;
        this.modified = created;
    }

    String arn() {
        return arn;
    }

    String account() {
        return arn.split(":", 6)[4];
    }

    String name() {
        return arn.split(":", 6)[5];
    }

    String url() {
        return "https://sqs." + arn.split(":", 6)[3] + ".amazonaws.com/" + account() + "/" + name();
    }

    /** Without a policy of its own only the queue's own account is let in. */
    JsonNode policy() {
        return attributes.policy().orElseGet(() -> OwnersOnly.policy(account(), "sqs:*", arn));
    }

    QueueAttributes attributes() {
        return attributes;
    }

    Map<String, String> tags() {
        return tags;
    }

    void change(QueueAttributes others, Instant now) {
        attributes = others;
        modified = now;
    }

    void add(Message message) {
        messages.put(message.id(), message);
    }

    /** Those that wait to be received, at most so many; the retention period ends the others' lives. */
    List<Message> waiting(Instant now, int most) {
        expire(now);
        return messages.values().stream().filter(message -> message.isVisible(now)).limit(most).toList();
    }

    List<Message> all(Instant now) {
        expire(now);
        return new ArrayList<>(messages.values());
    }

    private void expire(Instant now) {
        Duration retention = attributes.seconds("MessageRetentionPeriod");
        messages.values().removeIf(message -> !message.sent().plus(retention).isAfter(now));
    }

    /** The message of a receipt handle; empty when it is gone. */
    Optional<Message> of(String handle) {
        if (handle == null || !handle.matches("[0-9a-f-]{36}#\\d{1,9}")) {
            throw Faults.badHandle(handle);
        }
        return Optional.ofNullable(messages.get(handle.substring(0, handle.indexOf('#'))));
    }

    /** An older receipt handle deletes too, as SQS may do; a message that is gone is no error. */
    void delete(String handle) {
        of(handle).ifPresent(message -> messages.remove(message.id()));
    }

    void purge(Instant now) {
        if (purged.isAfter(now.minus(BETWEEN_PURGES))) {
            throw Faults.purgedLately(name());
        }
        purged = now;
        messages.clear();
    }

    /** Everything that GetQueueAttributes can tell. */
    Map<String, String> describe(Instant now) {
        List<Message> all = all(now);
        long visible = all.stream().filter(message -> message.isVisible(now)).count();
        long inFlight = all.stream().filter(message -> message.isInFlight(now)).count();
        Map<String, String> told = new TreeMap<>(attributes.values());
        told.put("QueueArn", arn);
        told.put("ApproximateNumberOfMessages", String.valueOf(visible));
        told.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(inFlight));
        told.put("ApproximateNumberOfMessagesDelayed", String.valueOf(all.size() - visible - inFlight));
        told.put("CreatedTimestamp", String.valueOf(created.getEpochSecond()));
        told.put("LastModifiedTimestamp", String.valueOf(modified.getEpochSecond()));
        return told;
    }
}
