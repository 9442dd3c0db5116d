package org.transithandshake.lab.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.transithandshake.lab.api.AwsError;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.ram.RamClient;

/** The protocol of each service, by the service's name in a request's credential scope. */
final class Protocols {
    /** Smithy's trait awsQueryError in the model of SQS: the codes of its older protocol, which clients still show. */
    private static final Map<String, String> SQS_CODES = Map.of(
            "QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue",
            "QueueNameExists", "QueueAlreadyExists",
            "PurgeQueueInProgress", "AWS.SimpleQueueService.PurgeQueueInProgress",
            "MessageNotInflight", "AWS.SimpleQueueService.MessageNotInflight");
    private static final Map<String, Supplier<Protocol>> KNOWN = Map.ofEntries(
            protocol("ec2", Ec2Query::new),
            protocol("sns", AwsQuery::new),
            protocol("sqs", () -> new AwsJson("1.0", SQS_CODES)),
            protocol("sts", AwsQuery::new),
            protocol("iam", AwsQuery::new),
            protocol("cloudtrail", () -> new AwsJson("1.1")),
            protocol("servicequotas", () -> new AwsJson("1.1")),
            protocol("organizations", () -> new AwsJson("1.1")),
            protocol("ssm", () -> new AwsJson("1.1")),
            protocol("events", () -> new AwsJson("1.1")),
            protocol("states", () -> new AwsJson("1.0")),
            protocol("dynamodb", () -> new AwsJson("1.0")),
            protocol("ram", () -> new RestJson(new RestRoutes(List.of(RamClient.class)))),
            protocol("appconfig", () ->
                    new RestJson(new RestRoutes(List.of(AppConfigClient.class, AppConfigDataClient.class)))),
            protocol("lambda", () -> new RestJson(new RestRoutes(List.of(LambdaClient.class)))));

    private final Map<String, Protocol> made = new ConcurrentHashMap<>();

    private static Map.Entry<String, Supplier<Protocol>> protocol(String service, Supplier<Protocol> make) {
        return Map.entry(service, make);
    }

    Optional<Protocol> of(String service) {
        return Optional.ofNullable(KNOWN.get(service)).map(make -> made.computeIfAbsent(service, key -> make.get()));
    }

    /** The code that the SDK's exception shows. */
    static String code(String service, AwsError error) {
        return service.equals("sqs") ? SQS_CODES.getOrDefault(error.code(), error.code()) : error.code();
    }

    /** For a request that does not say what service it is for: a form goes to EC2, all else speaks JSON. */
    static Protocol guess(RawRequest request) {
        boolean form = request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        return form ? new Ec2Query() : new AwsJson("1.1");
    }
}
