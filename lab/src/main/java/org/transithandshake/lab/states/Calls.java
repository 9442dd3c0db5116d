package org.transithandshake.lab.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Functions;
import org.transithandshake.lab.api.Switches.Quirk;

/** Makes the calls of Task states, in the machine's role. */
final class Calls {
    private static final Set<String> LAMBDA_FIELDS = Set.of("FunctionName", "Payload");
    private final Shared shared;
    private final Execution execution;
    private final Caller caller;

    Calls(Shared shared, Execution execution) {
        this.shared = shared;
        this.execution = execution;
        this.caller = execution.machine().caller(execution.arn());
    }

    /** @throws StateFailure named as Step Functions names the service's error */
    JsonNode call(Resource resource, JsonNode arguments) {
        return switch (resource) {
            case Resource.LambdaInvoke _ -> invoke(arguments);
            case Resource.LambdaFunction function -> invoke(function.arn(), arguments);
            case Resource.SdkCall sdk -> send(sdk.service(), sdk.operation(), arguments);
            case Resource.PutEvents _ -> putEvents(arguments);
            case Resource.Publish _ -> send(Service.SNS_PUBLISH, "Publish", textual(arguments, "Message"));
            case Resource.StartExecution _ -> send(Service.START_EXECUTION, "StartExecution",
                    textual(arguments, "Input"));
        };
    }

    private JsonNode send(Service service, String operation, JsonNode arguments) {
        try {
            return shared.around().integrations().call(caller, service.door(), operation, arguments);
        } catch (AwsError e) {
            throw failure(service, e);
        }
    }

    private StateFailure failure(Service service, AwsError e) {
        StateFailure failure = service.failure(e, shared.ids().uuid());
        return service.isOptimized() && shared.around().switches().has(Quirk.ERRORS_UNPREFIXED)
                ? new StateFailure(failure.error().replaceFirst("^[^.]+\\.", ""), failure.getMessage()) : failure;
    }

    private JsonNode invoke(JsonNode arguments) {
        arguments.fieldNames().forEachRemaining(name -> {
            if (!LAMBDA_FIELDS.contains(name)) {
                throw new StateFailure(StateFailure.RUNTIME, "The lab does not know the argument '" + name
                        + "' of lambda:invoke.");
            }
        });
        JsonNode name = arguments.path("FunctionName");
        if (!name.isTextual()) {
            throw new StateFailure(StateFailure.RUNTIME, "lambda:invoke needs a FunctionName.");
        }
        JsonNode payload = arguments.has("Payload") ? arguments.get("Payload") : JsonNodeFactory.instance.objectNode();
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("ExecutedVersion", "$LATEST");
        result.set("Payload", invoke(arn(name.textValue()), payload));
        return result.put("StatusCode", 200);
    }

    private String arn(String function) {
        return function.startsWith("arn:") ? function
                : "arn:aws:lambda:" + caller.region() + ":" + caller.account() + ":function:" + function;
    }

    private JsonNode invoke(String arn, JsonNode payload) {
        try {
            shared.around().authorizer().check(caller, new Access("lambda:InvokeFunction", arn));
            return shared.around().functions().invoke(arn, payload, execution.arn());
        } catch (AwsError e) {
            throw failure(Service.LAMBDA_INVOKE, e);
        } catch (Functions.FunctionFailed e) {
            throw new StateFailure(e.error(), e.getMessage());
        }
    }

    /**
     * The optimized integration adds the execution and the machine to every entry's Resources, takes Detail as JSON,
     * and fails when an entry fails (Developer Guide, "Add EventBridge events with Step Functions").
     */
    private JsonNode putEvents(JsonNode arguments) {
        ObjectNode request = copy(arguments);
        for (JsonNode entry : request.path("Entries")) {
            if (entry instanceof ObjectNode object) {
                stringify(object, "Detail");
                object.withArrayProperty("Resources").add(execution.arn()).add(execution.machine().arn());
            }
        }
        JsonNode result = send(Service.EVENTBRIDGE, "PutEvents", request);
        if (result.path("FailedEntryCount").intValue() > 0) {
            throw new StateFailure("EventBridge.FailedEntry", result.toString());
        }
        return result;
    }

    private static JsonNode textual(JsonNode arguments, String field) {
        ObjectNode request = copy(arguments);
        stringify(request, field);
        return request;
    }

    private static ObjectNode copy(JsonNode arguments) {
        if (arguments instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw new StateFailure(StateFailure.RUNTIME, "The arguments of a task must be an object, not " + arguments);
    }

    private static void stringify(ObjectNode object, String field) {
        if (object.has(field) && !object.get(field).isTextual()) {
            object.put(field, object.get(field).toString());
        }
    }
}
