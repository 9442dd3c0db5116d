package org.transithandshake.lab.events;

import java.util.Set;
import org.transithandshake.lab.api.AwsError;

/**
 * How EventBridge names the error of a target, and whether it tries again. Missing rights and missing targets go
 * straight to the dead-letter queue; the documents name no other error that does, and say of retries "retriable
 * errors" such as an unavailable target. The lab tries again what the target itself calls passing.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">Dead-letter queues</a>
 */
record ErrorCode(String name, boolean passing) {
    private static final Set<String> NOT_THERE =
            Set.of("ResourceNotFoundException", "NotFound", "StateMachineDoesNotExist", "QueueDoesNotExist");
    private static final Set<String> NOT_ALLOWED =
            Set.of("AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation");
    private static final Set<String> TOO_MANY =
            Set.of("ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded");
    private static final int SERVERS = 500;

    static ErrorCode of(AwsError error) {
        if (NOT_THERE.contains(error.code())) {
            return new ErrorCode("NO_RESOURCE", false);
        }
        if (NOT_ALLOWED.contains(error.code())) {
            return new ErrorCode("NO_PERMISSIONS", false);
        }
        if (TOO_MANY.contains(error.code())) {
            return new ErrorCode("THROTTLING", true);
        }
        return error.status() >= SERVERS ? new ErrorCode("INTERNAL_ERROR", true) : new ErrorCode(error.code(), false);
    }
}
