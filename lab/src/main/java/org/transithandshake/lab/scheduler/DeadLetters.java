package org.transithandshake.lab.scheduler;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.sqs.Queues;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Puts what a schedule gave up into its queue: the target's input, and why as attributes. The schedule's own role must
 * allow it, and the queue's policy need not name Scheduler.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html">Dead-letter
 *      queue of a schedule</a>
 */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private final Queues queues;

    DeadLetters(Queues queues) {
        this.queues = queues;
    }

    /** Where there is no queue, or it does not take it, it is lost. */
    void take(Caller role, Schedule schedule, Instant scheduled, int retries, AwsError error, String condition) {
        if (!schedule.queue().isEmpty()) {
            send(role, schedule, attributes(schedule, scheduled, retries, error, condition));
        }
    }

    private void send(Caller role, Schedule schedule, Map<String, MessageAttributeValue> attributes) {
        try {
            queues.send(role, schedule.queue(), schedule.input().toString(), attributes);
        } catch (AwsError refused) {
            LOG.warn("{} cannot be kept in {}", schedule.arn(), schedule.queue(), refused);
        }
    }

    private static Map<String, MessageAttributeValue> attributes(
            Schedule schedule, Instant scheduled, int retries, AwsError error, String condition) {
        Map<String, MessageAttributeValue> attributes = new TreeMap<>();
        attributes.put("SCHEDULE_ARN", text(schedule.arn()));
        attributes.put("TARGET_ARN", text(schedule.target()));
        attributes.put("SCHEDULED_TIME", text(scheduled.toString()));
        attributes.put("ERROR_CODE", text(error.code()));
        attributes.put("ERROR_MESSAGE", text(error.getMessage()));
        attributes.put("EXHAUSTED_RETRY_CONDITION", text(condition));
        attributes.put("RETRY_ATTEMPTS", text(Integer.toString(retries)));
        return attributes;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
