package org.transithandshake.lab.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Base64;
import org.transithandshake.lab.api.Access;
import org.transithandshake.lab.api.Authorizer;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Functions.FunctionFailed;
import org.transithandshake.lab.lambda.LambdaService;

/**
 * Asks a profile's functions about a version, in StartDeployment and ValidateConfiguration. Which function is asked is
 * not told by its caller's ARN: no source names a condition key that AppConfig would bring. The event is that of the
 * AppConfig User Guide, "Understanding validators".
 */
record Validators(LambdaService lambda, Authorizer authorizer) {
    private static final String SERVICE = "appconfig.amazonaws.com";

    /** @throws AwsError {@code BadRequestException} with what the function threw */
    void check(Application application, Profile profile, Hosted version) {
        profile.validators.forEach(function -> ask(function, event(application, profile, version)));
    }

    private void ask(String function, JsonNode event) {
        try {
            authorizer.checkServicePrincipal(lambda.policy(function), SERVICE,
                    new Access("lambda:InvokeFunction", function));
            lambda.invoke(function, event, SERVICE);
        } catch (FunctionFailed failed) {
            throw new AwsError("BadRequestException", "Error validating the configuration with the function "
                    + function + ": " + failed.getMessage());
        } catch (AwsError refused) {
            throw new AwsError("BadRequestException", "Error invoking the validator " + function + ": "
                    + refused.getMessage());
        }
    }

    private static JsonNode event(Application application, Profile profile, Hosted version) {
        return JsonNodeFactory.instance.objectNode().put("applicationId", application.id)
                .put("configurationProfileId", profile.id)
                .put("configurationVersion", Integer.toString(version.number()))
                .put("content", Base64.getEncoder().encodeToString(version.content().asByteArray()))
                .put("uri", "hosted");
    }
}
