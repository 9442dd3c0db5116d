package org.transithandshake.lab.cli;

import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** The options of every command that reads a real account, or one of {@code handshake serve}. */
final class AccountOptions {
    @Option(names = "--profile", paramLabel = "P", description = "a profile of the AWS configuration files")
    private String profile;

    @Option(names = "--region", paramLabel = "R", description = "default: the profile's or the environment's")
    private String region;

    @Option(names = "--endpoint", paramLabel = "URL", converter = EndpointUrl.class,
            description = "for the emulated AWS of 'handshake serve'")
    private URI endpoint;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    String region() {
        if (region != null) {
            return region;
        }
        try {
            return DefaultAwsRegionProviderChain.builder()
                    .profileName(profile == null ? System.getenv().getOrDefault("AWS_PROFILE", "default") : profile)
                    .build().getRegion().id();
        } catch (SdkClientException e) {
            throw new ParameterException(spec.commandLine(),
                    "Missing option: no Region is configured; name it, such as --region eu-central-1", e);
        }
    }

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        Optional.ofNullable(endpoint).ifPresent(builder::endpointOverride);
        return builder.region(Region.of(region())).credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    private AwsCredentialsProvider credentials() {
        return profile == null ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.create(profile);
    }
}
