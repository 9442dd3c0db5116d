package org.transithandshake.lab.doctor;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/** Whose account is looked at, in which Region, and where AWS is; {@code endpoint} is empty for AWS itself. */
public record Connection(AwsCredentialsProvider credentials, Region region, SdkHttpClient http,
        Optional<URI> endpoint) {

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region).credentialsProvider(credentials).httpClient(http).build();
    }
}
