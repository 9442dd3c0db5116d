package org.transithandshake.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Tags;
import org.transithandshake.event.Envelope;

/**
 * Who decided about a request by hand, and why. {@code ./handshake approve} and {@code reject} write both on the
 * attachment; whoever uses console or CLI is known by CloudTrail.
 *
 * @param arn    as CloudTrail or STS names it
 * @param reason empty if none was given
 */
record Person(String arn, String reason) {
    private static final Set<String> BY_HAND =
            Set.of("AcceptTransitGatewayVpcAttachment", "RejectTransitGatewayVpcAttachment");

    static Optional<Person> of(Attachment attachment) {
        return Optional.ofNullable(attachment.tags().get(Tags.DECIDED_BY))
                .map(arn -> new Person(arn, attachment.tags().getOrDefault(Tags.REASON, "")));
    }

    /**
     * Whose call CloudTrail tells of, on this account's own default bus: nobody else can put an event of the source
     * {@code aws.ec2} there (PutEvents, EventBridge API Reference), and one that a spoke forwards has its account.
     */
    static Optional<Person> of(Envelope event, String account) {
        JsonNode identity = event.detail().path("userIdentity");
        boolean byHand = event.source().equals("aws.ec2") && event.account().equals(account)
                && BY_HAND.contains(event.detail().path("eventName").asText(""));
        return Optional.of(identity.path("arn").asText("")).filter(arn -> byHand && !arn.isEmpty())
                .map(arn -> new Person(arn, ""));
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? arn : arn + ": " + reason;
    }
}
