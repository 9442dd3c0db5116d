package org.transithandshake.lab.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.api.ResourceType;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Amazon SQS: the standard queues of every account. Messages wait here until somebody receives and deletes them, or
 * the retention period is over.
 */
public final class Queues {
    private final Timeline time;
    private final Authorizer authorizer;
    private final RandomGenerator random;
    private final Map<String, Queue> byArn = new LinkedHashMap<>();
    private final List<Consumer<String>> readers = new ArrayList<>();

    public Queues(Timeline time, Authorizer authorizer) {
        this.time = time;
        this.authorizer = authorizer;
        this.random = time.random("sqs");
    }

    public Operations operations() {
        Operations operations = new Operations("sqs");
        new QueueOperations(this).addTo(operations);
        new MessageOperations(this).addTo(operations);
        return operations;
    }

    public List<ResourceType> resourceTypes() {
        return List.of(new QueueType(this), new QueuePolicyType(this));
    }

    /** Tells the reader of every queue, by ARN, whose messages become more or fewer. */
    public void follow(Consumer<String> reader) {
        readers.add(reader);
    }

    void changed(Queue queue) {
        readers.forEach(reader -> reader.accept(queue.arn()));
    }

    /** How many messages of the queue wait to be received; none of a queue that is gone. */
    public int visible(String queueArn) {
        return byArn.containsKey(queueArn) ? find(queueArn).waiting(now(), Integer.MAX_VALUE).size() : 0;
    }

    /** The queue's resource policy. */
    public JsonNode policy(String queueArn) {
        return find(queueArn).policy();
    }

    /**
     * Sends for a caller whose role must allow {@code sqs:SendMessage}; a queue of another account must let it in too.
     *
     * @return the message's id
     */
    public String send(Caller caller, String queueArn, String body, Map<String, MessageAttributeValue> attributes) {
        Access access = new Access("sqs:SendMessage", queueArn);
        authorizer.check(caller, access);
        admit(caller, access);
        return accept(queueArn, body, attributes);
    }

    /**
     * Takes a message without asking anybody, from an AWS service that has been authorized by the queue's
     * {@linkplain #policy policy}.
     *
     * @return the message's id
     * @throws org.transithandshake.lab.api.AwsError {@code QueueDoesNotExist}, or the message is too long
     */
    public String accept(String queueArn, String body, Map<String, MessageAttributeValue> attributes) {
        Queue queue = find(queueArn);
        return add(queue, "AIDAIT2UOQQY3AUEKVGXU", body, attributes,
                queue.attributes().seconds("DelaySeconds")).id();
    }

    /** The bodies of all messages in the queue, received ones included, oldest first. */
    public List<String> bodies(String queueArn) {
        return find(queueArn).all(now()).stream().map(Message::body).toList();
    }

    /** The attributes of all messages in the queue, in the order of {@link #bodies}. */
    public List<Map<String, MessageAttributeValue>> attributes(String queueArn) {
        return find(queueArn).all(now()).stream().map(Message::attributes).toList();
    }

    Message add(Queue queue, String sender, String body, Map<String, MessageAttributeValue> attributes,
            Duration delay) {
        if (body == null || body.isEmpty()) {
            throw Faults.missing("MessageBody");
        }
        int longest = queue.attributes().maximumMessageSize();
        if (body.getBytes(UTF_8).length > longest) {
            throw Faults.badValue("MessageBody", "of " + body.length() + " characters",
                    "One or more parameters are invalid. Message must be shorter than " + longest + " bytes.");
        }
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        Message message = new Message(id, sender, body, attributes, now(), now().plus(delay));
        queue.add(message);
        changed(queue);
        return message;
    }

    /** Lets a caller of another account in only if the queue's policy does, and nobody whom it denies. */
    void admit(Caller caller, Access access) {
        authorizer.checkResourcePolicy(find(access.resource()).policy(), caller, access);
    }

    /** The queue of a URL, if its policy lets the caller do this with it. */
    Queue reached(String action, Caller caller, String url) {
        Access access = Address.needs(action, caller, url).getFirst();
        admit(caller, access);
        return find(access.resource());
    }

    Queue find(String arn) {
        Queue queue = byArn.get(arn);
        if (queue == null) {
            throw Faults.noQueue();
        }
        return queue;
    }

    Queue create(String arn, QueueAttributes attributes) {
        return byArn.computeIfAbsent(arn, key -> new Queue(key, attributes, now()));
    }

    boolean has(String arn) {
        return byArn.containsKey(arn);
    }

    void delete(Queue queue) {
        byArn.remove(queue.arn());
    }

    List<Queue> of(String account) {
        return byArn.values().stream().filter(queue -> queue.account().equals(account)).toList();
    }

    Instant now() {
        return time.now();
    }
}
