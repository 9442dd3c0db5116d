package org.transithandshake.lab;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.lang.reflect.InvocationTargetException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.transithandshake.aws.Aws;
import org.transithandshake.lab.api.HandlerFactory;
import org.transithandshake.step.Settings;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;

/** Makes the shipped handlers through their constructor for clients and settings. */
final class ShippedHandlers implements HandlerFactory {
    static {
        // As the template's AWS_EMF_ENVIRONMENT does in Lambda; here it would look for EC2's and ECS's endpoints.
        EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    }

    private final LabClients clients;
    private final SdkHttpClient http;
    private final InstantSource clock;

    /** @param http for addresses that are no service */
    ShippedHandlers(LabClients clients, SdkHttpClient http, InstantSource clock) {
        this.clients = clients;
        this.http = http;
        this.clock = clock;
    }

    /** With the variable that Lambda sets itself (AWS Lambda Developer Guide, "Using environment variables"). */
    private static Map<String, String> inRegion(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("AWS_REGION", Lab.REGION);
        return all;
    }

    @Override
    public RequestStreamHandler create(
            String handler, Map<String, String> environment, AwsCredentialsProvider credentials) {
        try {
            return (RequestStreamHandler) Class.forName(handler.replaceFirst("::.*", ""))
                    .getConstructor(Aws.class, Settings.class)
                    .newInstance(Aws.of(clients.of(credentials), http, clock),
                            new Settings(inRegion(environment)));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException("the handler '" + handler + "' is not a class of functions/ with a"
                    + " constructor (Aws, Settings); mend the property Handler in the template", e);
        }
    }
}
