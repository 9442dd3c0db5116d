package org.transithandshake.lab.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.transithandshake.lab.iam.Iam;

/**
 * What can be set on a queue, by AWS's names; seconds and bytes are decimal numbers as text.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">
 *      SetQueueAttributes</a>, ranges and defaults
 */
record QueueAttributes(Map<String, String> values) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = "Policy";
    private static final String MANAGED_KEY = "SqsManagedSseEnabled";
    private static final Map<String, Range> NUMBERS = Map.of(
            "DelaySeconds", new Range(0, 900, 0),
            "MaximumMessageSize", new Range(1_024, 1_048_576, 1_048_576),
            "MessageRetentionPeriod", new Range(60, 1_209_600, 345_600),
            "ReceiveMessageWaitTimeSeconds", new Range(0, 20, 0),
            "VisibilityTimeout", new Range(0, 43_200, 30));

    private record Range(int least, int most, int usual) {
        boolean holds(String value) {
            return value != null && value.matches("\\d{1,7}")
                    && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        }
    }

    QueueAttributes {
        values = Map.copyOf(values);
    }

    static QueueAttributes usual() {
        Map<String, String> values = new TreeMap<>();
        NUMBERS.forEach((name, range) -> values.put(name, String.valueOf(range.usual)));
        values.put(MANAGED_KEY, "true");
        return new QueueAttributes(values);
    }

    /** @throws org.transithandshake.lab.api.AwsError when a name is unknown or a value does not fit */
    QueueAttributes with(Map<String, String> changes) {
        Map<String, String> all = new TreeMap<>(values);
        changes.forEach((name, value) -> {
            check(name, value);
            all.put(name, value);
        });
        if (all.getOrDefault(POLICY, "none").isEmpty()) {
            all.remove(POLICY);
        }
        return new QueueAttributes(all);
    }

    private static void check(String name, String value) {
        boolean fits = switch (name) {
            case POLICY -> isPolicy(value);
            case MANAGED_KEY -> "true".equals(value) || "false".equals(value);
            default -> {
                if (!NUMBERS.containsKey(name)) {
                    throw Faults.badAttributeName(name);
                }
                yield NUMBERS.get(name).holds(value);
            }
        };
        if (!fits) {
            throw Faults.badAttributeValue(name);
        }
    }

    /** An empty text takes the policy away. */
    private static boolean isPolicy(String text) {
        try {
            if (!text.isEmpty()) {
                Iam.requireResourcePolicy(JSON.readTree(text));
            }
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** The queue's resource policy; empty where nobody set any. */
    Optional<JsonNode> policy() {
        try {
            return values.containsKey(POLICY) ? Optional.of(JSON.readTree(values.get(POLICY))) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy that was checked is no JSON", e);
        }
    }

    Duration seconds(String name) {
        return Duration.ofSeconds(Long.parseLong(values.get(name)));
    }

    int maximumMessageSize() {
        return Integer.parseInt(values.get("MaximumMessageSize"));
    }
}
