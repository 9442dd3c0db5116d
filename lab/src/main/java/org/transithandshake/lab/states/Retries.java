package org.transithandshake.lab.states;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The retries that one visit of a state still has: every retrier counts its own. */
final class Retries {
    private final List<Retrier> retriers;
    private final RandomGenerator random;
    private final Map<Integer, Integer> used = new HashMap<>();

    /** The next retry: by which entry of Retry, and after which pause. */
    record Retry(int index, Duration pause) {
    }

    Retries(List<Retrier> retriers, RandomGenerator random) {
        this.retriers = retriers;
        this.random = random;
    }

    /** The retrier that decides about an error, whether or not it still has retries. */
    OptionalInt decider(StateFailure failure) {
        return IntStream.range(0, retriers.size())
                .filter(i -> retriers.get(i).errors().matches(failure.error())).findFirst();
    }

    /** The first retrier that matches decides; when it is exhausted, no later one is asked (States Language). */
    Optional<Retry> after(StateFailure failure) {
        OptionalInt decider = decider(failure);
        return decider.isEmpty() ? Optional.empty() : next(decider.getAsInt(), retriers.get(decider.getAsInt()));
    }

    private Optional<Retry> next(int index, Retrier retrier) {
        int retry = used.merge(index, 1, Integer::sum) - 1;
        if (retry >= retrier.attempts()) {
            return Optional.empty();
        }
        Duration wait = retrier.interval(retry);
        return Optional.of(new Retry(index,
                retrier.jitter() ? Duration.ofMillis(random.nextLong(wait.toMillis() + 1)) : wait));
    }
}
