package org.transithandshake.lab.events;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.sqs.Queues;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Puts events that were given up into the queue of their target: the event as it came, and why as attributes. The
 * queue's policy must let EventBridge send for the rule.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Dead-letter queues</a>
 */
final class DeadLetters {
    private final Authorizer authorizer;
    private Optional<Queues> queues = Optional.empty();

    DeadLetters(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    void reach(Queues known) {
        queues = Optional.of(known);
    }

    /**
     * @param condition why it was not tried again; empty if it never is after such an error
     * @return the ARN of the queue that has it now; empty when the event is lost
     */
    String take(Attempt attempt, ErrorCode code, String message, Optional<String> condition) {
        String queue = attempt.target().deadLetterConfig() == null ? "" : attempt.target().deadLetterConfig().arn();
        if (queue.isEmpty() || queues.isEmpty()) {
            return "";
        }
        try {
            authorizer.checkServicePrincipal(queues.get().policy(queue), RuleRole.SERVICE,
                    new Access("sqs:SendMessage", queue, Map.of("aws:SourceArn", attempt.rule().arn(),
                            "aws:SourceAccount", attempt.rule().bus().account())));
            queues.get().accept(queue, attempt.event().toString(), attributes(attempt, code, message, condition));
            return queue;
        } catch (AwsError refused) {
            return "";
        }
    }

    private static Map<String, MessageAttributeValue> attributes(
            Attempt attempt, ErrorCode code, String message, Optional<String> condition) {
        Map<String, MessageAttributeValue> attributes = new TreeMap<>();
        attributes.put("RULE_ARN", text(attempt.rule().arn()));
        attributes.put("TARGET_ARN", text(attempt.target().arn()));
        attributes.put("ERROR_CODE", text(code.name()));
        attributes.put("ERROR_MESSAGE", text(message));
        condition.ifPresent(why -> attributes.put("EXHAUSTED_RETRY_CONDITION", text(why)));
        attributes.put("RETRY_ATTEMPTS", MessageAttributeValue.builder().dataType("Number")
                .stringValue(String.valueOf(attempt.retries())).build());
        return attributes;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
