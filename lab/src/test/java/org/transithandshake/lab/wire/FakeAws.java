package org.transithandshake.lab.wire;

import java.net.URI;
import java.time.Instant;
import java.util.function.BiFunction;
import org.transithandshake.lab.api.Api;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Journal;
import org.transithandshake.lab.api.Operations;
import org.transithandshake.lab.fakes.AllowAll;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;

/** Services that answer what a test tells them, behind a real wire and in front of real SDK clients. */
final class FakeAws {
    static final Caller SPOKE = new Caller("111111111111", "eu-central-1",
            "arn:aws:iam::111111111111:role/answer", "AcceptInvitation", "AcceptInvitation");
    final Timeline time = new Timeline(1, Instant.EPOCH);
    final Sessions sessions = new Sessions();
    final Api api = new Api(time, Delays.typical(), new Journal(), new AllowAll(),
            (caller, service, operation, request, response, error) -> { });
    final Wire wire = new Wire(api, sessions);

    <Q extends SdkPojo> FakeAws on(String service, Class<Q> type, BiFunction<Caller, Q, ? extends SdkPojo> handler) {
        api.add(new Operations(service).on(type, handler));
        return this;
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, sessions.issue(SPOKE));
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, AwsCredentialsProvider credentials) {
        return builder.httpClient(new LabHttpClient(wire))
                .credentialsProvider(credentials)
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://lab.invalid"))
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
