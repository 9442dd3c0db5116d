package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Functions.FunctionFailed;
import org.transithandshake.lab.time.Timeline;

/**
 * The queue between an asynchronous invocation and its function.
 *
 * <p>An error is tried again after one minute and after two more; a throttle after one second, then doubling up to
 * five minutes. An event that fails for good, or grows older than the configuration allows, is dropped and told to
 * the function's failure destination.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How Lambda handles
 *      errors and retries with asynchronous invocation</a>
 */
final class AsyncQueue {
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    private final Timeline time;
    private final Invoker invoker;
    private final Destination destination;
    private final List<Dropped> dropped = new ArrayList<>();

    /** One event in the queue; {@code backoff} is the wait after the next throttle. */
    private record Queued(DeployedFunction function, JsonNode payload, String origin, String requestId, Instant since,
            int attempts, Duration backoff) {

        Queued again(int attempt) {
            return new Queued(function, payload, origin, requestId, since, attempt, backoff);
        }

        Queued throttled() {
            Duration doubled = backoff.multipliedBy(2);
            Duration next = doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled;
            return new Queued(function, payload, origin, requestId, since, attempts, next);
        }
    }

    AsyncQueue(Timeline time, Invoker invoker, Destination destination) {
        this.time = time;
        this.invoker = invoker;
        this.destination = destination;
    }

    List<Dropped> dropped() {
        return List.copyOf(dropped);
    }

    void add(DeployedFunction function, JsonNode payload, String origin, String requestId) {
        later(Duration.ZERO, new Queued(function, payload, origin, requestId, time.now(), 0, Duration.ofSeconds(1)));
    }

    private void later(Duration delay, Queued event) {
        time.spawn("queue of " + event.function.config().name(), delay, () -> attempt(event));
    }

    private void attempt(Queued event) {
        try {
            invoker.invoke(event.function, event.payload, event.origin, event.requestId);
        } catch (FunctionFailed failure) {
            failed(event.again(event.attempts + 1), failure);
        } catch (AwsError throttle) {
            retry(event.throttled(), event.backoff, new FunctionFailed(throttle.code(), throttle.getMessage()));
        }
    }

    private void failed(Queued event, FunctionFailed failure) {
        if (event.attempts > event.function.async().retries()) {
            drop(event, "RetriesExhausted", failure);
        } else {
            retry(event, Duration.ofMinutes(event.attempts), failure);
        }
    }

    private void retry(Queued event, Duration delay, FunctionFailed failure) {
        if (Duration.between(event.since, time.now().plus(delay)).compareTo(event.function.async().age()) > 0) {
            drop(event, "EventAgeExceeded", failure);
        } else {
            later(delay, event);
        }
    }

    private void drop(Queued event, String condition, FunctionFailed failure) {
        FunctionConfig config = event.function.config();
        String told = "";
        String arn = event.function.async().onFailure();
        if (!arn.isEmpty()) {
            told = destination.tell(config.caller(event.origin), arn, FailureRecord.of(config, event.requestId,
                    condition, event.attempts, time.now(), event.payload, failure));
        }
        dropped.add(new Dropped(config.arn(), event.payload, condition, failure.error(), failure.getMessage(), told));
    }
}
