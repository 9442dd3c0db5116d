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
        return client(builder, region);
    }

    /** For the services that have one endpoint for all Regions. */
    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C global(B builder) {
        return client(builder, endpoint.isPresent() ? region : Region.AWS_GLOBAL);
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder, Region where) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(where).credentialsProvider(credentials).httpClient(http).build();
    }
}
