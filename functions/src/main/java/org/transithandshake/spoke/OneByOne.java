package org.transithandshake.spoke;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The same work on several things: what fails at one keeps no other waiting, and is thrown at the end. */
final class OneByOne {
    private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

    private final List<RuntimeException> failures = new ArrayList<>();

    /** What the work answers for each thing that it does not fail at. */
    <T, R> List<R> map(List<T> things, Function<T, R> work) {
        List<R> answers = new ArrayList<>();
        for (T thing : things) {
            try {
                answers.add(work.apply(thing));
            } catch (RuntimeException e) {
                LOG.warn("failed at {}", thing, e);
                failures.add(e);
            }
        }
        return List.copyOf(answers);
    }

    /** Throws the first failure, if there was one, so that Lambda asks again and people hear of it in the end. */
    void rethrow() {
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
