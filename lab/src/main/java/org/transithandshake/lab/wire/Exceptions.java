package org.transithandshake.lab.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What the SDK makes of an error: the exception that is modelled for its code, or else the service's general one. */
final class Exceptions {
    private static final Map<List<String>, Class<?>> KNOWN = new ConcurrentHashMap<>();

    private Exceptions() {
    }

    /** @param client the SDK's client type whose call ended so, such as {@code SfnClient} */
    static AwsServiceException of(Class<?> client, String service, AwsError error, String requestId) {
        Class<?> type = KNOWN.computeIfAbsent(List.of(client.getName(), error.code()), key -> type(client, error));
        AwsErrorDetails details = AwsErrorDetails.builder().serviceName(service)
                .errorCode(Protocols.code(service, error)).errorMessage(error.getMessage()).build();
        return builder(type).awsErrorDetails(details).message(error.getMessage())
                .statusCode(error.status()).requestId(requestId).build();
    }

    private static AwsServiceException.Builder builder(Class<?> type) {
        try {
            return (AwsServiceException.Builder) type.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is no exception of the SDK", e);
        }
    }

    private static Class<?> type(Class<?> client, AwsError error) {
        String model = client.getPackageName() + ".model.";
        // The SDK writes initials as a word: AwsOrganizationsNotInUseException.
        String word = error.code().replaceFirst("^AWS(?=[A-Z])", "Aws");
        String code = word.endsWith("Exception") ? word : word + "Exception";
        String general = client.getSimpleName().replaceFirst("Client$", "Exception");
        return named(model + code, client).or(() -> named(model + general, client))
                .orElseThrow(() -> new IllegalArgumentException(client + " has no exception " + general));
    }

    private static Optional<Class<?>> named(String name, Class<?> client) {
        try {
            return Optional.of(Class.forName(name, true, client.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
