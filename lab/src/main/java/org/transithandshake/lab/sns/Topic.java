package org.transithandshake.lab.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.transithandshake.lab.api.OwnersOnly;

/** One topic; without a policy of its own only its own account may publish. */
final class Topic {
    private final String arn;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private String displayName = "";
    private String key = "";
    private JsonNode policy;

    /**
     * Who wants the messages: a person by {@code email} or an {@code https} endpoint, which the lab records without
     * sending anything, or a queue by {@code sqs}.
     *
     * @param raw whether the message comes without its envelope
     */
    record Subscription(String protocol, String endpoint, boolean raw) {
        boolean isSame(Subscription other) {
            return protocol.equals(other.protocol) && endpoint.equals(other.endpoint);
        }

        boolean isQueue() {
            return protocol.equals("sqs");
        }
    }

    Topic(String arn) {
        this.arn = arn;
        leaveToOwner();
    }

    String arn() {
        return arn;
    }

    String displayName() {
        return displayName;
    }

    /** ARN of the key that encrypts it; empty for none. */
    String key() {
        return key;
    }

    void encrypt(String with) {
        key = with;
    }

    JsonNode policy() {
        return policy;
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    void describe(String shown, JsonNode whoMay) {
        displayName = shown;
        policy = whoMay;
    }

    /** As without any policy of its own. */
    void leaveToOwner() {
        policy = OwnersOnly.policy(account(), "sns:Publish", arn);
    }

    /** The same subscription twice is one. */
    void subscribe(Subscription wanted) {
        if (subscriptions.stream().noneMatch(wanted::isSame)) {
            subscriptions.add(wanted);
        }
    }

    void unsubscribe(Predicate<Subscription> which) {
        subscriptions.removeIf(which);
    }

    void unsubscribeAll() {
        subscriptions.clear();
    }

    String account() {
        return arn.split(":", 6)[4];
    }
}
