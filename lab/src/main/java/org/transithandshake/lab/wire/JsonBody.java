package org.transithandshake.lab.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.transithandshake.lab.api.AwsError;

/** JSON as bytes. */
final class JsonBody {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private JsonBody() {
    }

    /** An empty body is an empty object; a malformed one is a {@code SerializationException}. */
    static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new AwsError("SerializationException", "The body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] print(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Both forms in which clients look for the code (Smithy, "AWS JSON 1.1 protocol"). */
    static Answer failure(String contentType, AwsError error, String requestId) {
        var body = JsonNodeFactory.instance.objectNode()
                .put("__type", error.code())
                .put("message", error.getMessage());
        return Answer.json(error.status(), contentType,
                Map.of("x-amzn-RequestId", requestId, "x-amzn-ErrorType", error.code()), print(body));
    }
}
