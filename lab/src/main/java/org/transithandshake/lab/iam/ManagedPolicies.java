package org.transithandshake.lab.iam;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The AWS managed policies that the lab knows, with the actions of their documents (AWS Managed Policy Reference). */
public final class ManagedPolicies {
    private static final String PREFIX = "arn:aws:iam::aws:policy/";
    private static final List<String> XRAY = List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords",
            "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries");
    private static final Map<String, List<String>> ACTIONS = Map.of(
            "service-role/AWSLambdaBasicExecutionRole",
            List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
            "AWSXRayDaemonWriteAccess", XRAY,
            "AWSXrayWriteOnlyAccess", XRAY);

    private ManagedPolicies() {
    }

    /** The ARN of a managed policy by its bare name, such as {@code AWSLambdaBasicExecutionRole}. */
    public static Optional<String> arn(String name) {
        return ACTIONS.keySet().stream().filter(path -> path.substring(path.indexOf('/') + 1).equals(name))
                .findFirst().map(path -> PREFIX + path);
    }

    static Policy find(String arn) {
        List<String> actions = arn.startsWith(PREFIX) ? ACTIONS.get(arn.substring(PREFIX.length())) : null;
        if (actions == null) {
            throw Malformed.error("The lab does not know the managed policy " + arn + "; known are "
                    + known() + ". Write its statements into the template instead.");
        }
        ObjectNode statement = JsonNodeFactory.instance.objectNode().put("Effect", "Allow").put("Resource", "*");
        actions.forEach(statement.putArray("Action")::add);
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        document.set("Statement", statement);
        return Policy.parse(arn, document, PolicyKind.IDENTITY);
    }

    private static Collection<String> known() {
        return ACTIONS.keySet().stream().sorted().toList();
    }
}
