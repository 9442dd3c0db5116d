package org.transithandshake.lab;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.transithandshake.aws.BuiltClients;
import org.transithandshake.aws.Clients;
import org.transithandshake.lab.api.Api;
import org.transithandshake.lab.wire.DirectClients;
import org.transithandshake.lab.wire.Sessions;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** The clients of functions and people, on the lab's transport. */
final class LabClients {
    private static final URI ENDPOINT = URI.create("http://lab.invalid");

    /** The SDK's default number of attempts, without its waits: they would pass in real time, not in the lab's. */
    private static final RetryStrategy RETRIES = AwsRetryStrategy.legacyRetryStrategy().toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately()).build();

    private final Transport transport;
    private final Region region;
    private final SdkHttpClient http;
    private final DirectClients direct;

    LabClients(Transport transport, Region region, SdkHttpClient http, Api api, Sessions sessions) {
        this.transport = transport;
        this.region = region;
        this.http = http;
        this.direct = new DirectClients(api, sessions, RETRIES);
    }

    Clients of(AwsCredentialsProvider credentials) {
        return switch (transport) {
            case WIRE -> new BuiltClients(region, credentials, http, Optional.of(ENDPOINT), Optional.of(RETRIES));
            case DIRECT -> new Direct(credentials);
        };
    }

    private final class Direct implements Clients {
        private final AwsCredentialsProvider credentials;

        Direct(AwsCredentialsProvider credentials) {
            this.credentials = credentials;
        }

        @Override
        public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C of(
                Class<C> type, Supplier<B> builder) {
            return direct.client(type, region, credentials);
        }
    }
}
