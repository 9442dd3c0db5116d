package org.transithandshake.lab.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;

/** The API of task tokens. */
final class TaskOperations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;
    private final Callbacks callbacks;

    TaskOperations(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    void addTo(Operations operations) {
        // Task answers have no resource-level permissions (Service Authorization Reference, Step Functions).
        operations.on(SendTaskSuccessRequest.class, this::success)
                .on(SendTaskFailureRequest.class, this::failure)
                .on(SendTaskHeartbeatRequest.class, this::heartbeat);
    }

    private SendTaskSuccessResponse success(Caller caller, SendTaskSuccessRequest request) {
        JsonNode output = output(request.output());
        callbacks.open(request.taskToken(), caller.account()).settle(() -> output);
        return SendTaskSuccessResponse.builder().build();
    }

    private static JsonNode output(String json) {
        limited("output", json, Values.LIMIT);
        try {
            JsonNode output = JSON.readTree(json == null ? "" : json);
            if (output.isMissingNode()) {
                throw new AwsError("InvalidOutput", "Invalid Output: 'no JSON'");
            }
            return output;
        } catch (JsonProcessingException e) {
            throw new AwsError("InvalidOutput", "Invalid Output: '" + e.getOriginalMessage() + "'");
        }
    }

    private SendTaskFailureResponse failure(Caller caller, SendTaskFailureRequest request) {
        limited("error", request.error(), LONGEST_ERROR);
        limited("cause", request.cause(), LONGEST_CAUSE);
        String error = request.error() == null ? "" : request.error();
        String cause = request.cause() == null ? "" : request.cause();
        callbacks.open(request.taskToken(), caller.account()).settle(() -> {
            throw new StateFailure(error, cause);
        });
        return SendTaskFailureResponse.builder().build();
    }

    /** Lengths as the service's model has them: SendTaskSuccess and SendTaskFailure, API Reference. */
    private static void limited(String member, String value, int most) {
        if (value != null && value.length() > most) {
            throw new AwsError("ValidationException", "1 validation error detected: Value at '" + member
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + most);
        }
    }

    private SendTaskHeartbeatResponse heartbeat(Caller caller, SendTaskHeartbeatRequest request) {
        callbacks.open(request.taskToken(), caller.account()).beat();
        return SendTaskHeartbeatResponse.builder().build();
    }
}
