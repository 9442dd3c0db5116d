package org.transithandshake.lab.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.lab.api.NestedProperties;

/**
 * How often and how long Scheduler tries again what a target refused: 185 times within a day unless the schedule says
 * otherwise (EventBridge Scheduler API Reference, "RetryPolicy"). The waits are said to grow exponentially and no
 * document gives figures: the lab waits one second, then twice as long each time.
 */
record RetryPolicy(int most, Duration oldest) {
    private static final int LONGEST_SHIFT = 9;

    static RetryPolicy read(JsonNode policy) {
        NestedProperties.refuseOthers(policy, Schedule.TYPE + " RetryPolicy",
                Set.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds"));
        return new RetryPolicy(Schedule.within(policy, "MaximumRetryAttempts", 0, 185, 185),
                Duration.ofSeconds(Schedule.within(policy, "MaximumEventAgeInSeconds", 60, 86_400, 86_400)));
    }

    Duration backoff(int retries) {
        return Duration.ofSeconds(1L << Math.min(retries, LONGEST_SHIFT));
    }

    /** Why it is not tried again after so many retries at this age; empty while it is. */
    Optional<String> exhausted(int retries, Duration age) {
        if (retries >= most) {
            return Optional.of("MaximumRetryAttempts");
        }
        return age.plus(backoff(retries)).compareTo(oldest) > 0
                ? Optional.of("MaximumEventAgeInSeconds") : Optional.empty();
    }
}
