package org.transithandshake.lab.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.sns.Topic.Subscription;
import org.transithandshake.lab.sqs.Queues;

/**
 * Takes messages to the queues that subscribed, if the queue's policy lets the topic send. A refused message is lost
 * for that queue, as it is in AWS without a dead-letter queue of the subscription.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html">Fanout to SQS queues</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">Message formats</a>
 */
final class QueueDelivery {
    private static final String SERVICE = "sns.amazonaws.com";
    private final Queues queues;
    private final Authorizer authorizer;
    private final List<Refused> refused = new ArrayList<>();

    /** A message that a queue did not take, and why. */
    record Refused(String topicArn, String queueArn, String message, String error) {
    }

    QueueDelivery(Queues queues, Authorizer authorizer) {
        this.queues = queues;
        this.authorizer = authorizer;
    }

    List<Refused> refused() {
        return List.copyOf(refused);
    }

    void deliver(Topic topic, String id, Instant now, String subject, String message) {
        for (Subscription subscription : topic.subscriptions()) {
            if (subscription.isQueue()) {
                String body = subscription.raw() ? message : envelope(topic, id, now, subject, message).toString();
                deliver(topic, subscription.endpoint(), body);
            }
        }
    }

    private void deliver(Topic topic, String queue, String body) {
        try {
            authorizer.checkServicePrincipal(queues.policy(queue), SERVICE, new Access("sqs:SendMessage", queue,
                    Map.of("aws:SourceArn", topic.arn(), "aws:SourceAccount", topic.account())));
            queues.accept(queue, body, Map.of());
        } catch (AwsError e) {
            refused.add(new Refused(topic.arn(), queue, body, e.toString()));
        }
    }

    /** The lab signs nothing, so the members about the signature are left out. */
    private static ObjectNode envelope(Topic topic, String id, Instant now, String subject, String message) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("Type", "Notification").put("MessageId", id)
                .put("TopicArn", topic.arn());
        if (!subject.isEmpty()) {
            envelope.put("Subject", subject);
        }
        return envelope.put("Message", message).put("Timestamp", now.toString());
    }
}
