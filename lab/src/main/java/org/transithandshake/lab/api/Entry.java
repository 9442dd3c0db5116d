package org.transithandshake.lab.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.core.SdkPojo;

/** One line of the lab's {@link Journal}. */
public sealed interface Entry {
    Instant at();

    /** An HTTP attempt on a service, successful when {@code error} is empty. {@code response} is null on error. */
    record ApiCall(Instant at, Caller caller, String service, String operation, SdkPojo request, SdkPojo response,
            String error) implements Entry {
    }

    /** An invocation of a function, written when it ends: its answer as JSON, or the class of what it threw. */
    record Invocation(Instant at, Instant began, String account, String function, String origin, boolean cold,
            String error, String answer) implements Entry {
    }

    /** A state entered, or entered again by a retry. */
    record Transition(Instant at, String account, String machine, String execution, String state, boolean retry)
            implements Entry {
    }

    /** An execution that began or ended; {@code status} as Step Functions names it, {@code detail} input or output. */
    record Execution(Instant at, String account, String machine, String execution, String status, String detail)
            implements Entry {
    }

    /** An event that reached a bus. */
    record Event(Instant at, String account, String bus, String source, String detailType, String json)
            implements Entry {
    }

    /** An event handed to a target by a rule. */
    record Delivery(Instant at, String account, String rule, String target, String eventId) implements Entry {
    }

    /** A message on a topic for people. */
    record Message(Instant at, String account, String topic, String subject, String text) implements Entry {
    }

    /**
     * A value that a function's log gave to CloudWatch.
     *
     * @param dimensions by name: together with namespace and name they make the metric
     * @param facts      texts of the same log line
     */
    record Metric(Instant at, String account, String function, String namespace, String name, String unit, double value,
            Map<String, String> dimensions, Map<String, String> facts) implements Entry {
    }

    /** A length of time that AWS itself took, for telling it apart from ours. */
    record Took(Instant at, String account, Delay delay, String subject, Duration length) implements Entry {
    }
}
