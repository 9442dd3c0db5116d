package org.transithandshake.lab.wire;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.transithandshake.lab.api.Api;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Clients of the SDK's types without its inside: a request's object goes to the services as it is, and an answer's
 * comes back. Nothing is written, signed and read, which takes more than half of a scenario's time; permissions,
 * delays, faults, the journal and the SDK's own attempts are as on the wire ({@code TransportsTest}).
 */
public final class DirectClients {
    private final Api api;
    private final Sessions sessions;
    private final RetryStrategy retries;
    private final AtomicLong calls = new AtomicLong();

    /** @param retries the SDK's attempts */
    public DirectClients(Api api, Sessions sessions, RetryStrategy retries) {
        this.api = api;
        this.sessions = sessions;
        this.retries = retries;
    }

    /** @param type one of the SDK's synchronous clients, such as {@code Ec2Client} */
    public <C> C client(Class<C> type, Region region, AwsCredentialsProvider credentials) {
        Calls calls = new Calls(type, service(type), region, credentials);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> isOperation(method) ? calls.attempts((AwsRequest) arguments[0])
                        : rest(proxy, method, arguments)));
    }

    /** All else of an interface leads to an operation, such as a paginator, but for its name and its end. */
    private static Object rest(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return switch (method.getName()) {
            case "close" -> null;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString", "serviceName" -> service(proxy.getClass().getInterfaces()[0]);
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private static boolean isOperation(Method method) {
        return method.getParameterCount() == 1 && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                && SdkPojo.class.isAssignableFrom(method.getReturnType());
    }

    /** The name in a request's credential scope, which is that of the service's permissions. */
    private static String service(Class<?> type) {
        try {
            return (String) type.getField("SERVICE_NAME").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is no client of the SDK", e);
        }
    }

    /** The calls of one client. */
    private final class Calls {
        private final Class<?> type;
        private final String service;
        private final Region region;
        private final AwsCredentialsProvider credentials;

        Calls(Class<?> type, String service, Region region, AwsCredentialsProvider credentials) {
            this.type = type;
            this.service = service;
            this.region = region;
            this.credentials = credentials;
        }

        SdkPojo attempts(AwsRequest request) {
            RetryToken token = retries.acquireInitialToken(AcquireInitialTokenRequest.create(service)).token();
            while (true) {
                try {
                    SdkPojo answer = call(request);
                    retries.recordSuccess(RecordSuccessRequest.create(token));
                    return answer;
                } catch (AwsError error) {
                    token = next(token, Exceptions.of(type, service, error, Wire.requestId(calls.incrementAndGet())));
                }
            }
        }

        private SdkPojo call(AwsRequest request) {
            CredentialScope scope = new CredentialScope(
                    credentials.resolveCredentials().accessKeyId(), region.id(), service);
            Caller caller = sessions.caller(scope).orElseThrow(() -> Wire.unauthenticated(service.equals("ec2")));
            return api.call(caller, service, Operations.name(request.getClass()), (SdkPojo) request);
        }
    }

    private RetryToken next(RetryToken token, AwsServiceException failure) {
        try {
            return retries.refreshRetryToken(
                    RefreshRetryTokenRequest.builder().token(token).failure(failure).build()).token();
        } catch (TokenAcquisitionFailedException e) {
            throw failure;
        }
    }
}
