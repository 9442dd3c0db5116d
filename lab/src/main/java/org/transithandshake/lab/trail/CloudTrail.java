package org.transithandshake.lab.trail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.EventSink;
import org.transithandshake.lab.api.Operations.Operation;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Trail;
import org.transithandshake.lab.time.Delay;
import org.transithandshake.lab.time.Delays;
import org.transithandshake.lab.time.Timeline;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayVpcAttachmentRequest;

/**
 * AWS CloudTrail: brings mutating management calls, successful or not, to the caller's default bus, in accounts that
 * have a trail. The owner of a transit gateway may get a redacted copy of another account's request for an attachment.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html">Events from
 *      AWS services via CloudTrail</a>
 * @see <a href=
 *      "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *      Record contents</a>
 */
public final class CloudTrail implements Trail {
    private static final String DETAIL_TYPE = "AWS API Call via CloudTrail";
    /** Data events, which a trail of management events does not log. */
    private static final Set<String> DATA = Set.of("lambda:Invoke", "sns:Publish", "events:PutEvents",
            "sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility",
            "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:Query",
            "dynamodb:Scan");
    private final Timeline time;
    private final Delays delays;
    private final EventSink sink;
    private final Switches switches;
    private final TrailRendering rendering;
    private final GatewayOwners owners;
    private final RandomGenerator random;

    public CloudTrail(Timeline time, Delays delays, EventSink sink, Switches switches, TrailRendering rendering,
            GatewayOwners owners) {
        this.time = time;
        this.delays = delays;
        this.sink = sink;
        this.switches = switches;
        this.rendering = rendering;
        this.owners = owners;
        this.random = time.random("cloudtrail");
    }

    @Override
    public void record(Caller caller, String service, Operation<?> operation, SdkPojo request, SdkPojo response,
            AwsError error) {
        if (DATA.contains(service + ":" + operation.name())) {
            return;
        }
        Optional<String> owner = otherOwner(caller, request, response).filter(switches::hasTrail);
        if (!switches.hasTrail(caller.account()) && owner.isEmpty()) {
            return;
        }
        ObjectNode record = call(caller, service, operation, request);
        outcome(record, service, operation, response, error);
        if (switches.hasTrail(caller.account())) {
            deliver(caller.account(), service, Identity.of(caller), record);
        }
        owner.ifPresent(account -> deliver(account, service, Identity.redacted(caller), record));
    }

    /** The other account that hears of this call, too. */
    private Optional<String> otherOwner(Caller caller, SdkPojo request, SdkPojo response) {
        if (switches.ownerCopy() && response != null
                && request instanceof CreateTransitGatewayVpcAttachmentRequest attachment) {
            return owners.gatewayOwner(attachment.transitGatewayId())
                    .filter(account -> !account.equals(caller.account()));
        }
        return Optional.empty();
    }

    /** What both copies say of the call. */
    private ObjectNode call(Caller caller, String service, Operation<?> operation, SdkPojo request) {
        ObjectNode record = JsonNodeFactory.instance.objectNode()
                .put("eventVersion", "1.11")
                .putNull("userIdentity")
                .put("eventTime", time.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("eventSource", service + ".amazonaws.com")
                .put("eventName", operation.name())
                .put("awsRegion", caller.region());
        record.set("requestParameters", rendering.request(service, operation.name(), request));
        return record.put("sharedEventID", id()).put("readOnly", false).put("managementEvent", true)
                .put("eventType", "AwsApiCall").put("eventCategory", "Management");
    }

    /** EC2 prefixes the codes of its errors; the other services do not. */
    private void outcome(ObjectNode record, String service, Operation<?> operation, SdkPojo response,
            AwsError error) {
        if (error == null) {
            record.set("responseElements", rendering.response(service, operation.name(), response));
            return;
        }
        record.putNull("responseElements")
                .put("errorCode", service.equals("ec2") ? "Client." + error.code() : error.code())
                .put("errorMessage", error.getMessage());
    }

    private void deliver(String account, String service, ObjectNode identity, ObjectNode record) {
        ObjectNode copy = record.deepCopy().put("eventID", id()).put("recipientAccountId", account);
        copy.set("userIdentity", identity);
        time.after(delays.of(Delay.CLOUDTRAIL),
                () -> sink.emit(account, "aws." + service, DETAIL_TYPE, List.of(), copy));
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
