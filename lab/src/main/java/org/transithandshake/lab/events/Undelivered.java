package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event that a rule could not hand to its target, and that is not tried again.
 *
 * @param code       as the dead-letter queue would say it: {@code NO_PERMISSIONS}, {@code NO_RESOURCE}, or the error's
 * @param message    the error of the target's service
 * @param deadLetter ARN of the queue that has the event now; empty when it is lost
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Dead-letter queues</a>
 */
public record Undelivered(Instant at, String ruleArn, String targetArn, JsonNode event, String code, String message,
        String deadLetter) {
}
