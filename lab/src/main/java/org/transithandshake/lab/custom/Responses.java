package org.transithandshake.lab.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.lab.wire.Answer;
import org.transithandshake.lab.wire.RawRequest;

/**
 * What custom resources put to the addresses that CloudFormation signed for them.
 *
 * <p>An address takes a PUT with an empty content type only, as the module {@code cfn-response} sends it, and every
 * response has to say whose it is (CloudFormation User Guide, "Custom resource response objects").
 */
final class Responses {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** CloudFormation User Guide, "cfn-response module": the response body "can't exceed 4096 bytes". */
    private static final int MOST_BYTES = 4_096;
    private static final List<String> ECHOED = List.of("StackId", "RequestId", "LogicalResourceId");

    private final Map<String, JsonNode> asked = new HashMap<>();
    private final Map<String, String> outcomes = new HashMap<>();

    void await(String path, JsonNode request) {
        asked.put(path, request);
    }

    Answer take(RawRequest http) {
        boolean signed = http.method().equals("PUT") && asked.containsKey(http.path())
                && http.headers().getOrDefault("Content-Type", List.of()).stream().allMatch(String::isEmpty);
        if (!signed) {
            return new Answer(403, Map.of(), new byte[0]);
        }
        outcomes.put(http.path(), outcome(http.body(), asked.get(http.path())));
        return new Answer(200, Map.of(), new byte[0]);
    }

    private static String outcome(byte[] body, JsonNode request) {
        if (body.length > MOST_BYTES) {
            return "Response object is too long.";
        }
        try {
            JsonNode response = JSON.readTree(body);
            if (!ECHOED.stream().allMatch(name -> response.path(name).equals(request.path(name)))) {
                return "a response that names another request: " + response;
            }
            if (response.path("PhysicalResourceId").asText().isEmpty()) {
                return "Invalid PhysicalResourceId";
            }
            return response.path("Status").asText("none");
        } catch (IOException e) {
            return "Response is not valid JSON";
        }
    }

    /** {@code SUCCESS}, {@code FAILED}, or what is wrong with the response; empty while there is none. */
    Optional<String> outcome(String path) {
        return Optional.ofNullable(outcomes.get(path));
    }
}
