package org.transithandshake.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the ids that a wake-up points to; whatever else it says is not read. */
public final class Doorbell {
    private static final Pattern ATTACHMENT = Pattern.compile("tgw-attach-[0-9a-f]{8,17}");
    private static final Pattern VPC = Pattern.compile("vpc-[0-9a-f]{8,17}");
    private static final Pattern PREFIX_LIST = Pattern.compile("pl-[0-9a-f]{8,17}");
    private static final Pattern GATEWAY = Pattern.compile("tgw-[0-9a-f]{8,17}");

    /** A version as people write one; a longer or another text would be somebody's message. */
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+-]{1,32}");

    private static final List<String> CALLS = List.of("Create", "Modify", "Accept", "Reject");

    private Doorbell() {
    }

    /**
     * The attachment that the event is about: our own {@code Attachment Requested} or {@code Routes Wanted}, or the
     * CloudTrail record of a call that creates, modifies, accepts or rejects one, whose response EC2 logs as XML turned
     * into JSON.
     */
    public static Optional<String> attachment(Envelope event) {
        return attachment(event.detail());
    }

    /** The same for an event's detail, or for an input of ours that names an attachment. */
    public static Optional<String> attachment(JsonNode detail) {
        JsonNode ours = detail.path("attachmentId");
        return matching(ATTACHMENT, ours).or(() -> CALLS.stream().flatMap(call -> matching(ATTACHMENT,
                detail.path("responseElements").path(call + "TransitGatewayVpcAttachmentResponse")
                        .path("transitGatewayVpcAttachment").path("transitGatewayAttachmentId")).stream())
                .findFirst());
    }

    /** Whether CloudTrail says that a VPC or its attachment changed, so that even what is decided needs a look. */
    public static boolean tellsOfChange(Envelope event) {
        return vpc(event).isPresent()
                || event.detail().path("eventName").asText("").equals("ModifyTransitGatewayVpcAttachment");
    }

    /** The VPC that a CloudTrail record of AssociateVpcCidrBlock is about; EC2 logs older calls without a wrapper. */
    public static Optional<String> vpc(Envelope event) {
        JsonNode request = event.detail().path("requestParameters");
        return matching(VPC, request.path("vpcId"))
                .or(() -> matching(VPC, request.path("AssociateVpcCidrBlockRequest").path("VpcId")));
    }

    /** The gateway that {@code Gateway Offered} names. */
    public static Optional<String> gateway(Envelope event) {
        return matching(GATEWAY, event.detail().path("gatewayId"));
    }

    /** The prefix lists that {@code Routes Wanted} names; where the hub has none, nothing. */
    public static List<String> prefixLists(Envelope event) {
        List<String> lists = new ArrayList<>();
        event.detail().path("prefixLists").forEach(list -> matching(PREFIX_LIST, list).ifPresent(lists::add));
        return List.copyOf(lists);
    }

    /**
     * The version that the stack which rang says it has; nothing where it says none, as older ones do.
     *
     * @param said the doorbell's member {@code stackVersion}; null if there is none
     */
    public static Optional<String> stackVersion(JsonNode said) {
        if (said == null || said.isMissingNode() || said.isNull()) {
            return Optional.empty();
        }
        return Optional.of(said).filter(JsonNode::isTextual).flatMap(text -> matching(VERSION, text))
                .or(() -> Optional.of("no version that can be read"));
    }

    private static Optional<String> matching(Pattern pattern, JsonNode node) {
        return Optional.of(node.asText("")).filter(text -> pattern.matcher(text).matches());
    }
}
