package org.transithandshake.lab.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.List;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Operations;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/** The API of Lambda. */
final class FunctionOperations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INVOKE = "lambda:InvokeFunction";
    private final LambdaService lambda;
    private final Authorizer authorizer;

    FunctionOperations(LambdaService lambda, Authorizer authorizer) {
        this.lambda = lambda;
        this.authorizer = authorizer;
    }

    Operations operations() {
        return new Operations("lambda")
                .on(InvokeRequest.class, this::invoke, (caller, q) -> needs(INVOKE, caller, q.functionName()))
                .on(GetFunctionRequest.class, this::function,
                        (caller, q) -> needs("lambda:GetFunction", caller, q.functionName()))
                .on(GetFunctionConfigurationRequest.class, this::configuration,
                        (caller, q) -> needs("lambda:GetFunctionConfiguration", caller, q.functionName()))
                .on(ListFunctionsRequest.class, this::list);
    }

    private static List<Access> needs(String action, Caller caller, String function) {
        return List.of(new Access(action, arn(caller, function)));
    }

    private static String arn(Caller caller, String function) {
        return FunctionArn.parse(function, caller.region(), caller.account());
    }

    private InvokeResponse invoke(Caller caller, InvokeRequest request) {
        String arn = arn(caller, request.functionName());
        JsonNode policy = lambda.policy(arn);
        if (!FunctionArn.account(arn).equals(caller.account())) {
            authorizer.checkResourcePolicy(policy, caller, new Access(INVOKE, arn));
        }
        JsonNode payload = payload(request.payload());
        return switch (request.invocationType() == null ? InvocationType.REQUEST_RESPONSE : request.invocationType()) {
            case REQUEST_RESPONSE -> wait(arn, payload, caller.origin());
            case EVENT -> {
                lambda.invokeLater(arn, payload, caller.origin());
                yield InvokeResponse.builder().statusCode(202).build();
            }
            case DRY_RUN -> InvokeResponse.builder().statusCode(204).build();
            default -> throw new AwsError("InvalidParameterValueException",
                    "Unknown InvocationType: " + request.invocationTypeAsString());
        };
    }

    private InvokeResponse wait(String arn, JsonNode payload, String origin) {
        InvokeResponse.Builder response = InvokeResponse.builder().statusCode(200).executedVersion("$LATEST");
        try {
            return response.payload(SdkBytes.fromUtf8String(lambda.invoke(arn, payload, origin).toString())).build();
        } catch (LambdaService.FunctionFailed failure) {
            return response.functionError("Unhandled").payload(SdkBytes.fromUtf8String(failure.getMessage())).build();
        }
    }

    private static JsonNode payload(SdkBytes bytes) {
        try {
            return bytes == null ? NullNode.getInstance() : JSON.readTree(bytes.asByteArray());
        } catch (JsonProcessingException e) {
            throw new AwsError("InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new AwsError("InvalidRequestContentException", "Could not read request body: " + e.getMessage());
        }
    }

    private GetFunctionResponse function(Caller caller, GetFunctionRequest request) {
        return GetFunctionResponse.builder().configuration(
                describe(own(caller, request.functionName()))).build();
    }

    private GetFunctionConfigurationResponse configuration(Caller caller, GetFunctionConfigurationRequest request) {
        FunctionConfig config = own(caller, request.functionName());
        return GetFunctionConfigurationResponse.builder().functionName(config.name()).functionArn(config.arn())
                .handler(config.handler()).role(config.role()).runtime(config.runtime())
                .timeout((int) config.timeout().toSeconds()).memorySize(config.memory())
                .description(config.description()).version("$LATEST")
                .environment(e -> e.variables(config.environment())).build();
    }

    private ListFunctionsResponse list(Caller caller, ListFunctionsRequest request) {
        return ListFunctionsResponse.builder().functions(
                lambda.of(caller.account()).stream().map(FunctionOperations::describe).toList()).build();
    }

    private FunctionConfig own(Caller caller, String function) {
        String arn = arn(caller, function);
        if (!FunctionArn.account(arn).equals(caller.account())) {
            throw new AwsError(403, "AccessDeniedException", "The function belongs to another account: " + arn);
        }
        return lambda.find(arn).config();
    }

    private static FunctionConfiguration describe(FunctionConfig config) {
        return FunctionConfiguration.builder().functionName(config.name()).functionArn(config.arn())
                .handler(config.handler()).role(config.role()).runtime(config.runtime())
                .timeout((int) config.timeout().toSeconds()).memorySize(config.memory())
                .description(config.description()).version("$LATEST")
                .environment(e -> e.variables(config.environment())).build();
    }
}
