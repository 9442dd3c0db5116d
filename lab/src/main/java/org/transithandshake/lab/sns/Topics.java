package org.transithandshake.lab.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.sns.Topic.Subscription;
import org.transithandshake.lab.sqs.Queues;
import org.transithandshake.lab.time.Timeline;

/** Amazon SNS: standard topics. A message ends in the {@link Journal} and in subscribed queues; nothing is mailed. */
public final class Topics {
    private final Timeline time;
    private final Journal journal;
    private final Authorizer authorizer;
    private final RandomGenerator random;
    private final Map<String, Topic> byArn = new LinkedHashMap<>();
    private QueueDelivery delivery;

    public Topics(Timeline time, Journal journal, Authorizer authorizer) {
        this.time = time;
        this.journal = journal;
        this.authorizer = authorizer;
        this.random = time.random("sns");
    }

    /** Lets topics send to queues. */
    public void reach(Queues queues) {
        delivery = new QueueDelivery(queues, authorizer);
    }

    public Operations operations() {
        Operations operations = new TopicOperations(this).operations();
        new SubscriptionOperations(this).addTo(operations);
        return operations;
    }

    public List<ResourceType> resourceTypes() {
        return List.of(new TopicType(this), new TopicPolicyType(this), new SubscriptionType(this));
    }

    /** The topic's resource policy. */
    public JsonNode policy(String topicArn) {
        return find(topicArn).policy();
    }

    /**
     * Publishes for a caller whose role must allow {@code sns:Publish}; a topic of another account must let it in too.
     *
     * @param subject empty for none
     * @return the message's id
     */
    public String publish(Caller caller, String topicArn, String subject, String message) {
        authorizer.check(caller, new Access("sns:Publish", topicArn));
        return publishAuthorized(caller, topicArn, subject, message);
    }

    /** The same when the caller's own role is already checked. */
    String publishAuthorized(Caller caller, String topicArn, String subject, String message) {
        Topic topic = find(topicArn);
        requireKey(caller, topic.key());
        authorizer.checkResourcePolicy(topic.policy(), caller, new Access("sns:Publish", topicArn));
        return take(topicArn, subject, message);
    }

    /** A publisher must be able to use the topic's key (SNS Developer Guide, "Managing encryption keys and costs"). */
    private void requireKey(Caller caller, String key) {
        if (!key.isEmpty()) {
            authorizer.check(caller, new Access("kms:GenerateDataKey", key));
            authorizer.check(caller, new Access("kms:Decrypt", key));
        }
    }

    /**
     * Publishes without asking anybody, for an AWS service that has been authorized by the topic's policy. None may use
     * SNS's own key, whose policy nobody can change (SNS Developer Guide, "Enable compatibility between event sources
     * from AWS services and encrypted topics").
     */
    public String accept(String topicArn, String subject, String message) {
        if (find(topicArn).key().endsWith("alias/aws/sns")) {
            throw new AwsError("KMSAccessDenied", "The key alias/aws/sns of " + topicArn
                    + " lets no AWS service publish; a key of one's own can.");
        }
        return take(topicArn, subject, message);
    }

    private String take(String topicArn, String subject, String message) {
        Topic topic = find(topicArn);
        MessageRules.check(subject, message);
        journal.write(new Entry.Message(time.now(), topic.account(), topicArn, subject, message));
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        if (delivery != null) {
            delivery.deliver(topic, id, time.now(), subject, message);
        }
        return id;
    }

    Topic find(String arn) {
        Topic topic = byArn.get(arn);
        if (topic == null) {
            throw new AwsError(404, "NotFound", "Topic does not exist: " + arn);
        }
        return topic;
    }

    Topic own(Caller caller, String topicArn) {
        Topic topic = find(topicArn);
        if (!topic.account().equals(caller.account())) {
            throw new AwsError(403, "AuthorizationError", "The topic belongs to another account: " + topicArn);
        }
        return topic;
    }

    void delete(Topic topic) {
        byArn.remove(topic.arn());
    }

    Topic create(String arn) {
        return byArn.computeIfAbsent(arn, Topic::new);
    }

    List<Topic> of(String account) {
        return byArn.values().stream().filter(topic -> topic.account().equals(account)).toList();
    }

    /** One that is not there is no error. */
    void unsubscribe(String subscriptionArn) {
        byArn.values().forEach(topic -> topic.unsubscribe(
                one -> SubscriptionArn.of(topic.arn(), one).equals(subscriptionArn)));
    }

    /** Records a subscription: people, by mail or an endpoint that the lab does not call, or queues. */
    void subscribe(String topicArn, Subscription wanted) {
        if (wanted.endpoint() == null || !Set.of("email", "https", "sqs").contains(String.valueOf(wanted.protocol()))) {
            throw new AwsError("InvalidParameter",
                    "Invalid parameter: the lab knows subscriptions of protocol email, https and sqs with an endpoint,"
                            + " not " + wanted.protocol() + " " + wanted.endpoint());
        }
        if (wanted.isQueue() && !wanted.endpoint().matches("arn:aws:sqs:[a-z0-9-]+:\\d{12}:[\\w-]+")) {
            throw new AwsError("InvalidParameter", "Invalid parameter: SQS endpoint ARN");
        }
        find(topicArn).subscribe(wanted);
    }
}
