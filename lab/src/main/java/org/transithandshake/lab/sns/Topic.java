package org.transithandshake.lab.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.Set;

/** One topic; without a policy of its own only its own account may publish. */
final class Topic {
    private final String arn;
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private String displayName = "";
    private JsonNode policy = JsonNodeFactory.instance.objectNode();

    /** Somebody who wants the messages; the lab records it and sends no mail. */
    record Subscription(String protocol, String endpoint) {
    }

    Topic(String arn) {
        this.arn = arn;
    }

    String arn() {
        return arn;
    }

    String displayName() {
        return displayName;
    }

    JsonNode policy() {
        return policy;
    }

    int subscriptions() {
        return subscriptions.size();
    }

    void describe(String shown, JsonNode whoMay) {
        displayName = shown;
        policy = whoMay;
    }

    /** The same subscription twice is one. */
    void subscribe(Subscription wanted) {
        subscriptions.add(wanted);
    }

    void unsubscribeAll() {
        subscriptions.clear();
    }

    String account() {
        return arn.split(":", 6)[4];
    }
}
