package org.transithandshake.lab.wire;

import java.util.Map;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.core.SdkPojo;

/**
 * EventBridge and Step Functions: a JSON object both ways, the operation in {@code X-Amz-Target} after a dot.
 *
 * @param version {@code 1.0} or {@code 1.1}; they differ in the content type (Smithy, "AWS JSON protocols")
 */
record AwsJson(String version) implements Protocol {
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
        return JsonBody.failure(contentType(), error, requestId);
    }

    private String contentType() {
        return "application/x-amz-json-" + version;
    }
}
