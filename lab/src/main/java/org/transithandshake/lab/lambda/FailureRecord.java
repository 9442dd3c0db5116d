package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.transithandshake.lab.api.Functions.FunctionFailed;

/**
 * What a failure destination receives.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Capturing records
 *      of Lambda asynchronous invocations</a>
 */
final class FailureRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FailureRecord() {
    }

    static JsonNode of(FunctionConfig function, String requestId, String condition, int attempts, Instant now,
            JsonNode payload, FunctionFailed failure) {
        ObjectNode record = JSON.createObjectNode().put("version", "1.0").put("timestamp", now.toString());
        record.putObject("requestContext").put("requestId", requestId)
                .put("functionArn", function.arn() + ":$LATEST").put("condition", condition)
                .put("approximateInvokeCount", attempts);
        record.set("requestPayload", payload);
        record.putObject("responseContext").put("statusCode", 200).put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        record.set("responsePayload", json(failure.getMessage()));
        return record;
    }

    private static JsonNode json(String cause) {
        try {
            return JSON.readTree(cause);
        } catch (JsonProcessingException plainText) {
            return JSON.createObjectNode().put("errorMessage", cause);
        }
    }
}
