package org.transithandshake.aws;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The SDK's own clients.
 *
 * @param endpoint where AWS, or what stands for it, is reached; AWS's own if there is none
 * @param retries  the SDK's default if there is none
 */
public record BuiltClients(Region region, AwsCredentialsProvider credentials, SdkHttpClient http,
        Optional<URI> endpoint, Optional<RetryStrategy> retries) implements Clients {
    @Override
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C of(
            Class<C> type, Supplier<B> maker) {
        B builder = maker.get();
        endpoint.ifPresent(builder::endpointOverride);
        retries.ifPresent(given -> builder.overrideConfiguration(c -> c.retryStrategy(given)));
        return builder.region(region).credentialsProvider(credentials).httpClient(http).build();
    }
}
