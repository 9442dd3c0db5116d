package org.transithandshake.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a policy waits. Its clock is the hub's sweep: what is due ends with the first sweep after that.
 *
 * @param grace          how long what stands and no longer conforms keeps its place; zero cuts at once
 * @param undecided      after what time a request that people were asked about is rejected; empty never does
 * @param deletesRefused whether an attachment that is refused at its first placing is deleted
 */
public record Times(Duration grace, Optional<Duration> undecided, boolean deletesRefused) {
    /** Nothing waits, nothing expires, nothing is deleted. */
    public static Times none() {
        return new Times(Duration.ZERO, Optional.empty(), false);
    }

    public boolean hasGrace() {
        return !grace.isZero();
    }
}
