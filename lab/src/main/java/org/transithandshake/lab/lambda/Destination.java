package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.sns.Topics;
import org.transithandshake.lab.sqs.Queues;

/**
 * Where the records of given-up events go, by ARN: a topic or a queue. The function's own role must allow it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Capturing records
 *      of Lambda asynchronous invocations</a>
 */
final class Destination {
    private final Topics topics;
    private Optional<Queues> queues = Optional.empty();

    Destination(Topics topics) {
        this.topics = topics;
    }

    void reach(Queues known) {
        queues = Optional.of(known);
    }

    static boolean isKnown(String arn) {
        return arn.startsWith("arn:aws:sns:") || arn.startsWith("arn:aws:sqs:");
    }

    /** Returns the error, or nothing: a destination that refuses does not bring the event back. */
    String tell(Caller function, String arn, JsonNode record) {
        try {
            if (arn.startsWith("arn:aws:sqs:")) {
                queues.orElseThrow(() -> new AwsError("QueueDoesNotExist", "This lab was set up without SQS."))
                        .send(function, arn, record.toString(), Map.of());
            } else {
                topics.publish(function, arn, "", record.toString());
            }
            return "";
        } catch (AwsError refused) {
            return refused.toString();
        }
    }
}
