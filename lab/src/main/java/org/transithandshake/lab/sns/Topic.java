package org.transithandshake.lab.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** One topic; without a policy of its own only its own account may publish. */
final class Topic {
    final String arn;
    final List<Subscription> subscriptions = new ArrayList<>();
    String displayName = "";
    JsonNode policy = JsonNodeFactory.instance.objectNode();

    /** Somebody who wants the messages; the lab records it and sends no mail. */
    record Subscription(String protocol, String endpoint) {
    }

    Topic(String arn) {
        this.arn = arn;
    }

    String account() {
        return arn.split(":", 6)[4];
    }
}
