package org.transithandshake.aws;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
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
    private final Supplier<OrganizationsClient> organizations;
    private final Supplier<CloudTrailClient> cloudTrail;
    private final Supplier<IamClient> iam;
    private final Supplier<ServiceQuotasClient> quotas;
    private final Supplier<AppConfigClient> appConfig;
    private final Supplier<AppConfigDataClient> appConfigData;
    private final InstantSource clock;

    private Aws(Clients clients, SdkHttpClient http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
        ec2 = once(() -> clients.of(Ec2Client.class, Ec2Client::builder));
        ram = once(() -> clients.of(RamClient.class, RamClient::builder));
        sfn = once(() -> clients.of(SfnClient.class, SfnClient::builder));
        events = once(() -> clients.of(EventBridgeClient.class, EventBridgeClient::builder));
        sns = once(() -> clients.of(SnsClient.class, SnsClient::builder));
        ssm = once(() -> clients.of(SsmClient.class, SsmClient::builder));
        dynamoDb = once(() -> clients.of(DynamoDbClient.class, DynamoDbClient::builder));
        organizations = once(() -> clients.of(OrganizationsClient.class, OrganizationsClient::builder));
        cloudTrail = once(() -> clients.of(CloudTrailClient.class, CloudTrailClient::builder));
        // IAM's rules of endpoints lead from any Region to the one endpoint of its partition.
        iam = once(() -> clients.of(IamClient.class, IamClient::builder));
        quotas = once(() -> clients.of(ServiceQuotasClient.class, ServiceQuotasClient::builder));
        appConfig = once(() -> clients.of(AppConfigClient.class, AppConfigClient::builder));
        appConfigData = once(() -> clients.of(AppConfigDataClient.class, AppConfigDataClient::builder));
    }

    /** The clients of the account and Region that this Lambda function runs in. */
    public static Aws live() {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new Aws(new BuiltClients(Region.of(System.getenv("AWS_REGION")),
                EnvironmentVariableCredentialsProvider.create(), http, Optional.empty(), Optional.empty()), http,
                InstantSource.system());
    }

    /** Clients of whoever has the credentials. */
    public static Aws of(Region region, AwsCredentialsProvider credentials, SdkHttpClient http,
            Optional<URI> endpoint) {
        return new Aws(new BuiltClients(region, credentials, http, endpoint, Optional.empty()), http,
                InstantSource.system());
    }

    /**
     * These clients, with the time of what stands for AWS.
     *
     * @param http for addresses that are no service, such as a presigned one
     */
    public static Aws of(Clients clients, SdkHttpClient http, InstantSource clock) {
        return new Aws(clients, http, clock);
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

    OrganizationsClient organizations() {
        return organizations.get();
    }

    CloudTrailClient cloudTrail() {
        return cloudTrail.get();
    }

    IamClient iam() {
        return iam.get();
    }

    ServiceQuotasClient quotas() {
        return quotas.get();
    }

    AppConfigClient appConfig() {
        return appConfig.get();
    }

    AppConfigDataClient appConfigData() {
        return appConfigData.get();
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
