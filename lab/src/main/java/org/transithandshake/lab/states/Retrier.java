package org.transithandshake.lab.states;

import java.time.Duration;
import java.util.Optional;

/**
 * One entry of a state's Retry.
 *
 * @param attempts how many retries at most; 0 means that the errors are not retried
 * @param jitter   whether a wait is drawn uniformly between zero and the computed one (JitterStrategy FULL)
 */
record Retrier(ErrorMatch errors, Duration interval, int attempts, double backoff, Optional<Duration> longest,
        boolean jitter) {

    /** The wait before the n-th retry, n from 0, without jitter. */
    Duration interval(int retry) {
        double millis = interval.toMillis() * Math.pow(backoff, retry);
        double limit = longest.map(Duration::toMillis).orElse(Long.MAX_VALUE / 4_000_000L).doubleValue();
        return Duration.ofMillis((long) Math.min(millis, limit));
    }
}
