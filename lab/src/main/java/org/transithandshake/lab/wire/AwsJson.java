package org.transithandshake.lab.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.core.SdkPojo;

/**
 * EventBridge, Step Functions and SQS: a JSON object both ways, the operation in {@code X-Amz-Target} after a dot.
 *
 * @param version    {@code 1.0} or {@code 1.1}; they differ in the content type (Smithy, "AWS JSON protocols")
 * @param queryCodes by an error's code the one of an older protocol of the service, sent along with it (Smithy, "AWS
 *                   query compatible trait")
 */
record AwsJson(String version, Map<String, String> queryCodes) implements Protocol {
    AwsJson(String version) {
        this(version, Map.of());
    }

    @Override
    public String operation(RawRequest request) {
        String target = request.header("X-Amz-Target").orElse("");
        return target.substring(target.lastIndexOf('.') + 1);
    }

    @Override
    public void read(RawRequest request, SdkPojo builder, String operation) {
        new JsonReader(Naming.LOCATION).fill(builder, JsonBody.parse(request.body()), operation + "Request");
    }

    @Override
    public Answer success(String operation, SdkPojo response, String requestId) {
        return Answer.json(200, contentType(), Map.of("x-amzn-RequestId", requestId),
                JsonBody.print(PojoJson.write(response, Naming.LOCATION)));
    }

    @Override
    public Answer failure(AwsError error, String requestId) {
        Answer answer = JsonBody.failure(contentType(), error, requestId);
        if (!queryCodes.containsKey(error.code())) {
            return answer;
        }
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put("x-amzn-query-error", queryCodes.get(error.code()) + ";Sender");
        return new Answer(answer.status(), headers, answer.body());
    }

    private String contentType() {
        return "application/x-amz-json-" + version;
    }
}
