package org.transithandshake.lab.lambda;

import java.time.Duration;
import org.transithandshake.lab.api.AwsError;

/**
 * How a function's queue of asynchronous events works.
 *
 * @param retries   after the first attempt, 0 to 2
 * @param age       how old an event may become, 60 s to 6 h
 * @param onFailure ARN of the topic or queue that gets a record of each dropped event; empty for none
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html">Configuring error
 *      handling for asynchronous invocations</a>
 */
record AsyncConfig(int retries, Duration age, String onFailure) {
    static final AsyncConfig DEFAULT = new AsyncConfig(2, Duration.ofHours(6), "");

    AsyncConfig {
        if (retries < 0 || retries > 2) {
            throw new AwsError("InvalidParameterValueException", "MaximumRetryAttempts must be 0 to 2: " + retries);
        }
        if (age.toSeconds() < 60 || age.toHours() > 6) {
            throw new AwsError("InvalidParameterValueException",
                    "MaximumEventAgeInSeconds must be 60 to 21600: " + age.toSeconds());
        }
    }
}
