package org.transithandshake.lab.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Lets the SDK's clients talk to a {@link Wire} in this process, without sockets and on the calling thread, so that a
 * call made inside a task of the timeline is a call of that task. The host of the endpoint does not matter, unless
 * {@link Elsewhere} knows it.
 */
public final class LabHttpClient implements SdkHttpClient {
    private final Wire wire;
    private final Elsewhere elsewhere;

    /** An address that is no AWS service, such as a presigned one. */
    public interface Elsewhere {
        /** The answer, if the host is one that this place knows. */
        Optional<Answer> answer(String host, RawRequest request);
    }

    public LabHttpClient(Wire wire) {
        this(wire, (host, request) -> Optional.empty());
    }

    public LabHttpClient(Wire wire, Elsewhere elsewhere) {
        this.wire = wire;
        this.elsewhere = elsewhere;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                RawRequest raw = raw(request);
                return response(elsewhere.answer(request.httpRequest().host(), raw)
                        .orElseGet(() -> wire.answer(raw)));
            }

            @Override
            public void abort() {
                // The answer is there at once: nothing is under way that could be broken off.
            }
        };
    }

    private static RawRequest raw(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        byte[] body = {};
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream content = request.contentStreamProvider().get().newStream()) {
                body = content.readAllBytes();
            }
        }
        return new RawRequest(http.method().name(), http.encodedPath(), http.rawQueryParameters(), http.headers(),
                body);
    }

    private static HttpExecuteResponse response(Answer answer) {
        SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.putHeader("Content-Length", Integer.toString(answer.body().length));
        return HttpExecuteResponse.builder().response(response.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body()))).build();
    }

    @Override
    public String clientName() {
        return "TransitHandshakeLab";
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
