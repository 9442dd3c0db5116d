package org.transithandshake.lab.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.transithandshake.lab.Lab;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A lab behind a socket, a thousand virtual seconds in a real one, and the SDK's clients of its accounts. */
final class Served implements AutoCloseable {
    private final LabServer server;
    private final Thread serving;

    Served(Lab lab) throws IOException {
        server = new LabServer(lab, 0, 1000);
        serving = Thread.ofPlatform().start(server::run);
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, String account) {
        return builder.region(Region.of(Lab.REGION)).httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "any")))
                .build();
    }

    /** Looks until it is so; every look is a call, while which virtual time passes. A minute is long enough. */
    static void until(String what, BooleanSupplier look) {
        Instant end = Instant.now().plusSeconds(60);
        boolean so = look.getAsBoolean();
        while (!so && Instant.now().isBefore(end)) {
            so = look.getAsBoolean();
        }
        assertThat(so).as(what).isTrue();
    }

    @Override
    public void close() {
        serving.interrupt();
        try {
            serving.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }
}
