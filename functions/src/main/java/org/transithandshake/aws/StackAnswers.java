package org.transithandshake.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.transithandshake.step.Step;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Answers CloudFormation's requests to a custom resource: JSON, put to the presigned address that the request names
 * (CloudFormation User Guide, "Custom resource response objects"). The address is a secret and stays out of logs.
 */
public final class StackAnswers {
    private final Aws aws;

    public StackAnswers(Aws aws) {
        this.aws = aws;
    }

    /**
     * @param answer the members of the response object
     * @throws IllegalStateException if the address does not take it
     */
    public void put(String address, Map<String, String> answer) {
        byte[] body = json(answer);
        SdkHttpFullRequest request = SdkHttpFullRequest.builder().method(SdkHttpMethod.PUT).uri(URI.create(address))
                // The address is signed for an empty content type, as the module cfn-response sends it.
                .putHeader("Content-Type", "").putHeader("Content-Length", Integer.toString(body.length))
                .contentStreamProvider(() -> new ByteArrayInputStream(body)).build();
        try {
            HttpExecuteResponse response = aws.http().prepareRequest(HttpExecuteRequest.builder().request(request)
                    .contentStreamProvider(request.contentStreamProvider().orElseThrow()).build()).call();
            if (!response.httpResponse().isSuccessful()) {
                throw new IllegalStateException("CloudFormation's address answered HTTP "
                        + response.httpResponse().statusCode() + "; the stack waits for an answer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("CloudFormation's address could not be reached", e);
        }
    }

    private static byte[] json(Map<String, String> answer) {
        try {
            return Step.JSON.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of our own is always JSON", e);
        }
    }
}
