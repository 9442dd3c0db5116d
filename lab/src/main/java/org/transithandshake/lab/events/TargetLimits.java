package org.transithandshake.lab.events;

import java.util.Optional;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Lengths and ranges that a target's members have in the service's model (PutTargets, EventBridge API Reference). */
final class TargetLimits {
    private static final int LONGEST_INPUT = 8_192;

    private TargetLimits() {
    }

    /** @throws AwsError {@code ValidationException} naming the member */
    static void check(Target target) {
        require(String.valueOf(target.id()).matches("[.\\-_A-Za-z0-9]{1,64}"), target, "Id",
                "1 to 64 letters, digits, dots, hyphens and underscores");
        require(length(target.input()) <= LONGEST_INPUT, target, "Input", "at most 8192 characters");
        require(target.inputTransformer() == null
                        || length(target.inputTransformer().inputTemplate()) <= LONGEST_INPUT,
                target, "InputTemplate", "at most 8192 characters");
        Optional<RetryPolicy> retry = Optional.ofNullable(target.retryPolicy());
        require(within(retry.map(RetryPolicy::maximumRetryAttempts), 0, 185), target, "MaximumRetryAttempts",
                "0 to 185");
        require(within(retry.map(RetryPolicy::maximumEventAgeInSeconds), 60, 86_400), target,
                "MaximumEventAgeInSeconds", "60 to 86400");
        String queue = target.deadLetterConfig() == null ? null : target.deadLetterConfig().arn();
        require(queue == null || queue.startsWith("arn:aws:sqs:") && !queue.endsWith(".fifo"), target,
                "DeadLetterConfig.Arn", "the ARN of a standard queue");
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    private static boolean within(Optional<Integer> value, int least, int most) {
        return value.filter(number -> number < least || number > most).isEmpty();
    }

    private static void require(boolean fits, Target target, String member, String expected) {
        if (!fits) {
            throw new AwsError("ValidationException", "Target " + target.id() + " has a " + member + " that is not "
                    + expected + ".");
        }
    }
}
