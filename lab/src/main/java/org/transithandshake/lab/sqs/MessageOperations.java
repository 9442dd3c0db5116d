package org.transithandshake.lab.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends, receives and deletes messages. A receiving never waits: it answers with what is there. */
final class MessageOperations {
    private static final int MOST_AT_ONCE = 10;
    private static final int LONGEST_HIDDEN = 43_200;
    private final Queues queues;

    MessageOperations(Queues queues) {
        this.queues = queues;
    }

    void addTo(Operations operations) {
        operations
                .on(SendMessageRequest.class, this::send,
                        (caller, q) -> Address.needs("sqs:SendMessage", caller, q.queueUrl()))
                .on(ReceiveMessageRequest.class, this::receive,
                        (caller, q) -> Address.needs("sqs:ReceiveMessage", caller, q.queueUrl()))
                .on(DeleteMessageRequest.class, this::delete,
                        (caller, q) -> Address.needs("sqs:DeleteMessage", caller, q.queueUrl()))
                .on(ChangeMessageVisibilityRequest.class, this::hide,
                        (caller, q) -> Address.needs("sqs:ChangeMessageVisibility", caller, q.queueUrl()))
                .on(PurgeQueueRequest.class, this::purge,
                        (caller, q) -> Address.needs("sqs:PurgeQueue", caller, q.queueUrl()));
    }

    private SendMessageResponse send(Caller caller, SendMessageRequest request) {
        Queue queue = queues.reached("sqs:SendMessage", caller, request.queueUrl());
        Duration delay = request.delaySeconds() == null ? queue.attributes().seconds("DelaySeconds")
                : Duration.ofSeconds(within("DelaySeconds", request.delaySeconds(), 0, 900));
        Message message = queues.add(queue, caller.account(), request.messageBody(), request.messageAttributes(),
                delay);
        return SendMessageResponse.builder().messageId(message.id()).md5OfMessageBody(Digest.of(message.body()))
                .md5OfMessageAttributes(Digest.of(message.attributes())).build();
    }

    private ReceiveMessageResponse receive(Caller caller, ReceiveMessageRequest request) {
        Queue queue = queues.reached("sqs:ReceiveMessage", caller, request.queueUrl());
        int most = request.maxNumberOfMessages() == null ? 1
                : within("MaxNumberOfMessages", request.maxNumberOfMessages(), 1, MOST_AT_ONCE);
        Duration hidden = request.visibilityTimeout() == null ? queue.attributes().seconds("VisibilityTimeout")
                : hidden(request.visibilityTimeout());
        Instant now = queues.now();
        List<Message> received = queue.waiting(now, most);
        received.forEach(message -> message.receive(now, hidden));
        return ReceiveMessageResponse.builder()
                .messages(received.isEmpty() ? null : received.stream().map(m -> shown(m, request)).toList()).build();
    }

    /** The command line still sends the older name of the list. */
    @SuppressWarnings("deprecation")
    private static software.amazon.awssdk.services.sqs.model.Message shown(
            Message message, ReceiveMessageRequest request) {
        Map<String, String> system = new TreeMap<>(message.systemAttributes());
        system.keySet().removeIf(name -> !asked(request.attributeNamesAsStrings(), name)
                && !asked(request.messageSystemAttributeNamesAsStrings(), name));
        Map<String, MessageAttributeValue> own = new TreeMap<>(message.attributes());
        own.keySet().removeIf(name -> !asked(request.messageAttributeNames(), name));
        return software.amazon.awssdk.services.sqs.model.Message.builder()
                .messageId(message.id()).receiptHandle(message.handle())
                .body(message.body()).md5OfBody(Digest.of(message.body()))
                .attributesWithStrings(system.isEmpty() ? null : system)
                .messageAttributes(own.isEmpty() ? null : own).md5OfMessageAttributes(Digest.of(own)).build();
    }

    /** {@code All}, the name, or a beginning of it with {@code .*} (API reference, ReceiveMessage). */
    private static boolean asked(List<String> wanted, String name) {
        return wanted.stream().anyMatch(want -> want.equals("All") || want.equals(name)
                || want.endsWith(".*") && name.startsWith(want.substring(0, want.length() - 2)));
    }

    private DeleteMessageResponse delete(Caller caller, DeleteMessageRequest request) {
        Queue queue = queues.reached("sqs:DeleteMessage", caller, request.queueUrl());
        queue.delete(request.receiptHandle());
        queues.changed(queue);
        return DeleteMessageResponse.builder().build();
    }

    private ChangeMessageVisibilityResponse hide(Caller caller, ChangeMessageVisibilityRequest request) {
        Instant now = queues.now();
        Duration hidden = hidden(request.visibilityTimeout());
        queues.reached("sqs:ChangeMessageVisibility", caller, request.queueUrl()).of(request.receiptHandle())
                .filter(message -> message.isInFlight(now)).orElseThrow(Faults::notInFlight)
                .hideUntil(now.plus(hidden));
        return ChangeMessageVisibilityResponse.builder().build();
    }

    private PurgeQueueResponse purge(Caller caller, PurgeQueueRequest request) {
        Queue queue = queues.reached("sqs:PurgeQueue", caller, request.queueUrl());
        queue.purge(queues.now());
        queues.changed(queue);
        return PurgeQueueResponse.builder().build();
    }

    private static Duration hidden(Integer seconds) {
        if (seconds == null) {
            throw Faults.missing("VisibilityTimeout");
        }
        return Duration.ofSeconds(within("VisibilityTimeout", seconds, 0, LONGEST_HIDDEN));
    }

    private static int within(String parameter, int value, int least, int most) {
        if (value < least || value > most) {
            throw Faults.badValue(parameter, value, "Must be between " + least + " and " + most + ", if provided.");
        }
        return value;
    }
}
