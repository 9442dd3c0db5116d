package org.transithandshake.lab.wire;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.transithandshake.lab.api.Api;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The lab as a remote AWS: an HTTP request in, an HTTP answer out.
 *
 * <p>The credential scope of the request names the service and the Region, its access key the caller. Every
 * {@link AwsError} becomes the service's own form of an error with the error's status; what the lab does not know is
 * HTTP 400 {@code InvalidAction}. A request without a signature is refused, those two of STS included that AWS would
 * serve. Any exception but an {@link AwsError} is a defect of the lab and goes to whoever called.
 */
public final class Wire {
    private final Api api;
    private final Sessions sessions;
    private final Protocols protocols = new Protocols();
    private final AtomicLong answered = new AtomicLong();

    public Wire(Api api, Sessions sessions) {
        this.api = api;
        this.sessions = sessions;
    }

    public Answer answer(RawRequest request) {
        String requestId = requestId(answered.incrementAndGet());
        CredentialScope scope = CredentialScope.of(request).orElse(null);
        if (scope == null) {
            Protocol guess = Protocols.guess(request);
            return guess.failure(unauthenticated(guess instanceof Ec2Query), requestId);
        }
        Protocol protocol = protocols.of(scope.service()).orElseGet(() -> Protocols.guess(request));
        try {
            return answer(request, scope, protocol, requestId);
        } catch (AwsError e) {
            return protocol.failure(e, requestId);
        }
    }

    private Answer answer(RawRequest request, CredentialScope scope, Protocol protocol, String requestId) {
        Caller caller = sessions.caller(scope).orElseThrow(() -> unauthenticated(protocol instanceof Ec2Query));
        String name = protocol.operation(request);
        SdkPojo builder = Pojos.builder(api.operation(scope.service(), name).requestType());
        protocol.read(request, builder, name);
        SdkPojo response = api.call(caller, scope.service(), name, (SdkPojo) Pojos.build(builder));
        return protocol.success(name, response, requestId);
    }

    static String requestId(long number) {
        return "00000000-0000-4000-8000-" + HexFormat.of().toHexDigits(number, 12);
    }

    /** Amazon EC2 API reference, "Error codes"; EventBridge and Step Functions API references, "Common errors". */
    static AwsError unauthenticated(boolean ec2) {
        return ec2
                ? new AwsError(401, "AuthFailure", "AWS was not able to validate the provided access credentials")
                : new AwsError(403, "UnrecognizedClientException",
                        "The security token included in the request is invalid.");
    }
}
