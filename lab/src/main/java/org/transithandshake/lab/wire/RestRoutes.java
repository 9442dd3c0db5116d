package org.transithandshake.lab.wire;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.protocols.core.OperationInfo;

/** Which method and path mean which operation, as the marshallers of the SDK's own client know them. */
final class RestRoutes {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\+?)}");

    /** @param path matches a whole path; its groups are the {@code variables} in their order */
    private record Route(String operation, String method, Pattern path, List<String> variables) {
        Optional<Match> match(RawRequest request) {
            Matcher matcher = path.matcher(request.path());
            return method.equals(request.method()) && matcher.matches()
                    ? Optional.of(new Match(operation, values(matcher))) : Optional.empty();
        }

        private Map<String, String> values(Matcher matcher) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < variables.size(); i++) {
                String encoded = matcher.group(i + 1).replace("+", "%2B");
                values.put(variables.get(i), URLDecoder.decode(encoded, StandardCharsets.UTF_8));
            }
            return values;
        }
    }

    /** The operation of a request and what its path says, by location name. */
    record Match(String operation, Map<String, String> variables) {
    }

    private final List<Route> routes;

    /** @param clients the interfaces of the SDK's clients with one signing name, such as {@code RamClient} */
    RestRoutes(List<Class<? extends SdkClient>> clients) {
        routes = clients.stream().flatMap(client -> Stream.of(client.getMethods())).filter(RestRoutes::isOperation)
                .flatMap(method -> route(method.getParameterTypes()[0]).stream()).toList();
    }

    Optional<Match> find(RawRequest request) {
        return routes.stream().flatMap(route -> route.match(request).stream()).findFirst();
    }

    private static boolean isOperation(Method method) {
        return method.getParameterCount() == 1 && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && !method.getName().endsWith("Paginator");
    }

    /** Empty for the few operations that differ from another one only by a constant in the query. */
    private static Optional<Route> route(Class<?> requestType) {
        OperationInfo info = binding(requestType);
        String operation = requestType.getSimpleName().replaceFirst("Request$", "");
        String path = info.requestUri();
        if (path.contains("?")) {
            return Optional.empty();
        }
        List<String> variables = VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
        return Optional.of(new Route(operation, info.httpMethod().name(), pattern(path), variables));
    }

    private static Pattern pattern(String path) {
        Matcher variable = VARIABLE.matcher(path);
        StringBuilder regex = new StringBuilder();
        int end = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(path.substring(end, variable.start())))
                    .append(variable.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            end = variable.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(path.substring(end))).append("/?").toString());
    }

    /** The SDK keeps the route of an operation in a constant of its marshaller and publishes it nowhere else. */
    private static OperationInfo binding(Class<?> requestType) {
        String marshaller = requestType.getName().replace(".model.", ".transform.") + "Marshaller";
        try {
            Field constant = Class.forName(marshaller).getDeclaredField("SDK_OPERATION_BINDING");
            constant.setAccessible(true);
            return (OperationInfo) constant.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the AWS SDK hides the route in " + marshaller, e);
        }
    }
}
