package org.transithandshake.lab.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * An event on its way to one target. By default EventBridge tries again for 24 hours and up to 185 times, with an
 * exponential backoff and jitter whose figures no document gives: the lab waits one second, then doubles up to eight
 * minutes.
 *
 * @param retries how often it was tried again so far
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html">Retry policy</a>
 */
record Attempt(Rule rule, Target target, JsonNode event, Instant ingested, int retries) {
    private static final int MOST = 185;
    private static final Duration OLDEST = Duration.ofHours(24);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(8);

    Attempt again() {
        return new Attempt(rule, target, event, ingested, retries + 1);
    }

    Duration backoff() {
        Duration doubled = Duration.ofSeconds(1L << Math.min(retries, 16));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    /** Why it is not tried again after a failure now; empty while it is. */
    Optional<String> exhausted(Instant now) {
        if (retries >= most()) {
            return Optional.of("MaximumRetryAttempts");
        }
        boolean tooOld = Duration.between(ingested, now.plus(backoff())).compareTo(oldest()) > 0;
        return tooOld ? Optional.of("MaximumEventAgeInSeconds") : Optional.empty();
    }

    private int most() {
        return policy().map(RetryPolicy::maximumRetryAttempts).orElse(MOST);
    }

    private Duration oldest() {
        return policy().map(RetryPolicy::maximumEventAgeInSeconds).map(Duration::ofSeconds).orElse(OLDEST);
    }

    private Optional<RetryPolicy> policy() {
        return Optional.ofNullable(target.retryPolicy());
    }
}
