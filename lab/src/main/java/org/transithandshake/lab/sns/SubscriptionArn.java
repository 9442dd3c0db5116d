package org.transithandshake.lab.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.transithandshake.lab.sns.Topic.Subscription;

/** The ARN of a subscription: the topic's, and an id that is always the same for the same endpoint. */
final class SubscriptionArn {
    private SubscriptionArn() {
    }

    static String of(String topicArn, Subscription subscription) {
        String what = topicArn + " " + subscription.protocol() + " " + subscription.endpoint();
        return topicArn + ":" + UUID.nameUUIDFromBytes(what.getBytes(UTF_8));
    }
}
