package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A state failed, with an error name that Retry and Catch can match and a cause for people.
 *
 * <p>Names of Step Functions' own errors: Developer Guide, "Handling errors in Step Functions workflows".
 */
final class StateFailure extends RuntimeException {
    static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
    static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

    /** Every name that begins with {@code States.}: others are reserved (States Language, "Errors"). */
    static final Set<String> NAMES = Set.of(ALL, TASK_FAILED, TIMEOUT, HEARTBEAT_TIMEOUT, RUNTIME, DATA_LIMIT_EXCEEDED,
            QUERY_EVALUATION_ERROR, NO_CHOICE_MATCHED, "States.Permissions", "States.ResultPathMatchFailure",
            "States.ParameterPathFailure", "States.BranchFailed", "States.IntrinsicFailure",
            "States.ExceedToleratedFailureThreshold", "States.ItemReaderFailed", "States.ResultWriterFailed",
            "States.Http.Socket");
    private static final long serialVersionUID = 1L;
    private final String error;

    StateFailure(String error, String cause) {
        super(cause);
        this.error = error;
    }

    static StateFailure query(String cause) {
        return new StateFailure(QUERY_EVALUATION_ERROR, cause);
    }

    String error() {
        return error;
    }

    /**
     * What {@code $states.errorOutput} holds; a timeout has no cause in AWS's histories (LocalStack's recordings of
     * {@code TaskTimedOut}), and whether the output has an empty one no page says.
     */
    ObjectNode output() {
        ObjectNode output = JsonNodeFactory.instance.objectNode().put("Error", error);
        return getMessage() == null || getMessage().isEmpty() ? output : output.put("Cause", getMessage());
    }

    @Override
    public String toString() {
        return error + ": " + getMessage();
    }
}
