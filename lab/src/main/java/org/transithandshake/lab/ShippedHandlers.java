package org.transithandshake.lab;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.transithandshake.aws.Aws;
import org.transithandshake.lab.api.HandlerFactory;
import org.transithandshake.step.Settings;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;

/** Makes the shipped handlers through their constructor for clients and settings. */
final class ShippedHandlers implements HandlerFactory {
    static final URI ENDPOINT = URI.create("http://lab.invalid");

    /** The SDK's default number of attempts, without its waits: they would pass in real time, not in the lab's. */
    private static final RetryStrategy RETRIES = AwsRetryStrategy.legacyRetryStrategy().toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately()).build();

    static {
        // As the template's AWS_EMF_ENVIRONMENT does in Lambda; here it would look for EC2's and ECS's endpoints.
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    }

    private final SdkHttpClient http;
    private final Region region;
    private final InstantSource clock;

    ShippedHandlers(SdkHttpClient http, Region region, InstantSource clock) {
        this.http = http;
        this.region = region;
        this.clock = clock;
    }

    /** With the variable that Lambda sets itself (AWS Lambda Developer Guide, "Using environment variables"). */
    private Map<String, String> inRegion(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("AWS_REGION", region.id());
        return all;
    }

    @Override
    public RequestStreamHandler create(
            String handler, Map<String, String> environment, AwsCredentialsProvider credentials) {
        try {
            return (RequestStreamHandler) Class.forName(handler.replaceFirst("::.*", ""))
                    .getConstructor(Aws.class, Settings.class)
                    .newInstance(Aws.at(region, credentials, http, ENDPOINT, RETRIES, clock),
                            new Settings(inRegion(environment)));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException("the handler '" + handler + "' is not a class of functions/ with a"
                    + " constructor (Aws, Settings); mend the property Handler in the template", e);
        }
    }
}
