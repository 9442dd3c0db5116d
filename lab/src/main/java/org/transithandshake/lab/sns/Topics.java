package org.transithandshake.lab.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.transithandshake.lab.time.Timeline;

/** Amazon SNS: standard topics for people. A message ends in the {@link Journal}; nothing is mailed. */
public final class Topics {
    private final Timeline time;
    private final Journal journal;
    private final Authorizer authorizer;
    private final RandomGenerator random;
    private final Map<String, Topic> byArn = new LinkedHashMap<>();

    public Topics(Timeline time, Journal journal, Authorizer authorizer) {
        this.time = time;
        this.journal = journal;
        this.authorizer = authorizer;
        this.random = time.random("sns");
    }

    public Operations operations() {
        return new TopicOperations(this).operations();
    }

    public List<ResourceType> resourceTypes() {
        return List.of(new TopicType(this), new TopicPolicyType(this));
    }

    /** The topic's resource policy; an empty object where there is none. */
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
        if (!topic.account().equals(caller.account())) {
            authorizer.checkResourcePolicy(topic.policy(), caller, new Access("sns:Publish", topicArn));
        }
        return accept(topicArn, subject, message);
    }

    /** Publishes without asking anybody, for an AWS service that has been authorized by the topic's policy. */
    public String accept(String topicArn, String subject, String message) {
        Topic topic = find(topicArn);
        MessageRules.check(subject, message);
        journal.write(new Entry.Message(time.now(), topic.account(), topicArn, subject, message));
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    Topic find(String arn) {
        Topic topic = byArn.get(arn);
        if (topic == null) {
            throw new AwsError(404, "NotFound", "Topic does not exist: " + arn);
        }
        return topic;
    }

    Topic create(String arn) {
        return byArn.computeIfAbsent(arn, Topic::new);
    }

    List<Topic> of(String account) {
        return byArn.values().stream().filter(topic -> topic.account().equals(account)).toList();
    }

    /** Records a subscription; only people, by mail. */
    String subscribe(String topicArn, String protocol, String endpoint) {
        if (!"email".equals(protocol) || endpoint == null) {
            throw new AwsError("InvalidParameter",
                    "Invalid parameter: the lab knows subscriptions of protocol email with an endpoint, not "
                            + protocol + " " + endpoint);
        }
        find(topicArn).subscribe(new Subscription(protocol, endpoint));
        return "pending confirmation";
    }
}
