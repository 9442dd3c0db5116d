package org.transithandshake.lab.states;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Task calls.
 *
 * <p>Source of the ARNs: Developer Guide, "Integrating services with Step Functions".
 */
sealed interface Resource {
    /** Whether the task then waits for its token to come back. */
    boolean token();

    /** The last part of its ARN, such as {@code invoke}, for the history. */
    default String name() {
        return switch (this) {
            case LambdaInvoke _ -> "invoke";
            case LambdaFunction function -> function.arn();
            case SdkCall sdk -> sdk.operation();
            case PutEvents _ -> "putEvents";
            case Publish _ -> "publish";
            case StartExecution _ -> "startExecution";
        };
    }

    /** {@code arn:aws:states:::lambda:invoke}, with or without token. */
    record LambdaInvoke(boolean token) implements Resource {
    }

    /** The ARN of a function: Arguments are the payload, the payload is the result. */
    record LambdaFunction(String arn) implements Resource {
        @Override
        public boolean token() {
            return false;
        }
    }

    /** {@code arn:aws:states:::aws-sdk:SERVICE:operation}; the operation here as AWS names it. */
    record SdkCall(Service service, String operation, boolean token) implements Resource {
    }

    /** {@code arn:aws:states:::events:putEvents}, with or without token. */
    record PutEvents(boolean token) implements Resource {
    }

    /** {@code arn:aws:states:::sns:publish}, with or without token. */
    record Publish(boolean token) implements Resource {
    }

    /** {@code arn:aws:states:::states:startExecution}, which does not wait for the execution. */
    record StartExecution() implements Resource {
        @Override
        public boolean token() {
            return false;
        }
    }

    Pattern FUNCTION = Pattern.compile("arn:[^:]+:lambda:[^:]+:\\d{12}:function:[^:]+");
    Pattern INTEGRATION = Pattern.compile(
            "arn:[^:]+:states:::(?:(aws-sdk):)?([a-z0-9]+):([a-zA-Z0-9]+)(?:\\.(\\w+(?::2)?))?");

    /** @throws org.transithandshake.lab.api.AwsError {@code InvalidDefinition} for what the lab does not know */
    static Resource parse(String arn, Fields fields) {
        if (FUNCTION.matcher(arn).matches()) {
            return new LambdaFunction(arn);
        }
        Matcher parts = INTEGRATION.matcher(arn);
        String pattern = parts.matches() ? String.valueOf(parts.group(4)) : "";
        if (!parts.matches() || !pattern.equals("null") && !pattern.equals("waitForTaskToken")) {
            throw fields.invalid("the lab does not know the resource '" + arn + "'", "Resource");
        }
        boolean token = pattern.equals("waitForTaskToken");
        if (parts.group(1) != null) {
            return sdkCall(parts.group(2), parts.group(3), token, fields);
        }
        return switch (parts.group(2) + ":" + parts.group(3) + (token ? ".waitForTaskToken" : "")) {
            case "lambda:invoke", "lambda:invoke.waitForTaskToken" -> new LambdaInvoke(token);
            case "events:putEvents", "events:putEvents.waitForTaskToken" -> new PutEvents(token);
            case "sns:publish", "sns:publish.waitForTaskToken" -> new Publish(token);
            case "states:startExecution" -> new StartExecution();
            default -> throw fields.invalid("the lab does not know the resource '" + arn + "'", "Resource");
        };
    }

    private static SdkCall sdkCall(String service, String operation, boolean token, Fields fields) {
        String name = operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1);
        Service known = Service.inArn(service).orElseThrow(() ->
                fields.invalid("the lab does not know the service '" + service + "'", "Resource"));
        if (!known.has(name) || name.equals(operation)) {
            throw fields.invalid("the service '" + service + "' has no operation '" + operation + "'", "Resource");
        }
        return new SdkCall(known, name, token);
    }
}
