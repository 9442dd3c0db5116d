package org.transithandshake.aws;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The clients of one account and Region. Each is built when first asked for, so a cold start pays only for the
 * services that its function calls.
 */
public final class Aws {
    private final SdkHttpClient http;
    private final Supplier<Ec2Client> ec2;
    private final Supplier<RamClient> ram;
    private final Supplier<SfnClient> sfn;
    private final Supplier<EventBridgeClient> events;
    private final Supplier<SnsClient> sns;
    private final Supplier<SsmClient> ssm;
    private final Supplier<DynamoDbClient> dynamoDb;
    private final InstantSource clock;

    private Aws(Region region, AwsCredentialsProvider credentials, SdkHttpClient http, Optional<URI> endpoint,
            Optional<RetryStrategy> retries, InstantSource clock) {
        this.http = http;
        this.clock = clock;
        ec2 = once(() -> build(Ec2Client.builder(), region, credentials, http, endpoint, retries));
        ram = once(() -> build(RamClient.builder(), region, credentials, http, endpoint, retries));
        sfn = once(() -> build(SfnClient.builder(), region, credentials, http, endpoint, retries));
        events = once(() -> build(EventBridgeClient.builder(), region, credentials, http, endpoint, retries));
        sns = once(() -> build(SnsClient.builder(), region, credentials, http, endpoint, retries));
        ssm = once(() -> build(SsmClient.builder(), region, credentials, http, endpoint, retries));
        dynamoDb = once(() -> build(DynamoDbClient.builder(), region, credentials, http, endpoint, retries));
    }

    /** The clients of the account and Region that this Lambda function runs in. */
    public static Aws live() {
        return new Aws(Region.of(System.getenv("AWS_REGION")), EnvironmentVariableCredentialsProvider.create(),
                UrlConnectionHttpClient.create(), Optional.empty(), Optional.empty(), InstantSource.system());
    }

    /** Clients that reach AWS, or what stands for it, through the given HTTP client and endpoint. */
    public static Aws at(Region region, AwsCredentialsProvider credentials, SdkHttpClient http, URI endpoint) {
        return new Aws(region, credentials, http, Optional.of(endpoint), Optional.empty(), InstantSource.system());
    }

    /** The same, with the SDK's own retries as given, and the time of what stands for AWS. */
    public static Aws at(Region region, AwsCredentialsProvider credentials, SdkHttpClient http, URI endpoint,
            RetryStrategy retries, InstantSource clock) {
        return new Aws(region, credentials, http, Optional.of(endpoint), Optional.of(retries), clock);
    }

    /** The time of the account's services. */
    public InstantSource clock() {
        return clock;
    }

    /** For addresses that are no service, such as a presigned one. */
    SdkHttpClient http() {
        return http;
    }

    Ec2Client ec2() {
        return ec2.get();
    }

    RamClient ram() {
        return ram.get();
    }

    SfnClient sfn() {
        return sfn.get();
    }

    EventBridgeClient events() {
        return events.get();
    }

    SnsClient sns() {
        return sns.get();
    }

    SsmClient ssm() {
        return ssm.get();
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb.get();
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
            B builder, Region region, AwsCredentialsProvider credentials, SdkHttpClient http, Optional<URI> endpoint,
            Optional<RetryStrategy> retries) {
        endpoint.ifPresent(builder::endpointOverride);
        retries.ifPresent(given -> builder.overrideConfiguration(c -> c.retryStrategy(given)));
        return builder.region(region).credentialsProvider(credentials).httpClient(http).build();
    }

    private static <T> Supplier<T> once(Supplier<T> builder) {
        return new Supplier<>() {
            private T built;

            @Override
            public synchronized T get() {
                if (built == null) {
                    built = builder.get();
                }
                return built;
            }
        };
    }
}
