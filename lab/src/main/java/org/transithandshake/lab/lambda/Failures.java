package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import org.transithandshake.lab.api.Functions.FunctionFailed;

/**
 * The errors of functions, as the Java runtime writes them: {@code errorMessage}, {@code errorType} (the exception's
 * class name) and {@code stackTrace}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-exceptions.html">Java function errors</a>
 */
final class Failures {
    private static final int FRAMES = 5;

    private Failures() {
    }

    static FunctionFailed thrown(Throwable problem) {
        String type = problem.getClass().getName();
        ObjectNode cause = cause(type, String.valueOf(problem.getMessage()));
        ArrayNode trace = cause.putArray("stackTrace");
        StackTraceElement[] frames = problem.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            trace.add(frames[i].toString());
        }
        return new FunctionFailed(type, cause.toString());
    }

    static FunctionFailed timedOut(String requestId, Duration timeout) {
        String message = String.format(Locale.ROOT, "RequestId: %s Error: Task timed out after %.2f seconds",
                requestId, timeout.toMillis() / 1000.0);
        return new FunctionFailed("Sandbox.Timedout", cause("Sandbox.Timedout", message).toString());
    }

    /** How Lambda reports a process that was killed (Developer Guide, "Lambda runtime environment lifecycle"). */
    static FunctionFailed died(String requestId) {
        String message = "RequestId: " + requestId + " Error: Runtime exited with error: signal: killed";
        return new FunctionFailed("Runtime.ExitError", cause("Runtime.ExitError", message).toString());
    }

    private static ObjectNode cause(String type, String message) {
        return JsonNodeFactory.instance.objectNode().put("errorMessage", message).put("errorType", type);
    }
}
