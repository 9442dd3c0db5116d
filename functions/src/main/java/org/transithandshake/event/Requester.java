package org.transithandshake.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who in an account requested an attachment, where AWS itself tells of it; everything else leaves it unknown.
 *
 * <p>Only AWS's own services send events whose source begins with {@code aws.} ("Event structure reference", Amazon
 * EventBridge User Guide: customer-generated events can have any value "as long as it doesn't begin with "aws.""), and
 * a rule that forwards to another account's bus cannot rewrite them (PutTargets, EventBridge API Reference:
 * {@code Input}, {@code InputPath} and {@code InputTransformer} "are not available" there). So CloudTrail's record that
 * comes from the owner's account is AWS's word. The gateway's owner may get a copy of it without the ARN, in its own
 * account's name; that copy says nothing here.
 */
public final class Requester {
    private static final String CALL = "CreateTransitGatewayVpcAttachment";
    /** It is kept as a tag, whose value has up to 256 characters ("Tag restrictions", Amazon EC2 User Guide). */
    private static final int LONGEST = 256;

    private Requester() {
    }

    /**
     * ARN of the IAM user, the root user or the role behind an assumed role's session: its name in IAM, not that of the
     * session, which whoever assumes the role chooses ("CloudTrail userIdentity element", CloudTrail User Guide).
     *
     * @param attachmentId the attachment that is decided about
     * @param account      its owner, as EC2 says
     */
    public static Optional<String> of(Envelope event, String attachmentId, String account) {
        JsonNode detail = event.detail();
        JsonNode identity = detail.path("userIdentity");
        boolean told = event.source().equals("aws.ec2")
                && event.detailType().equals("AWS API Call via CloudTrail")
                && event.account().equals(account)
                && detail.path("eventName").asText("").equals(CALL)
                && identity.path("accountId").asText("").equals(account)
                && detail.path("responseElements").path(CALL + "Response").path("transitGatewayVpcAttachment")
                        .path("transitGatewayAttachmentId").asText("").equals(attachmentId);
        return told ? name(identity).filter(arn -> isOf(account, arn)) : Optional.empty();
    }

    private static Optional<String> name(JsonNode identity) {
        boolean session = identity.path("type").asText("").equals("AssumedRole");
        JsonNode arn = session ? identity.path("sessionContext").path("sessionIssuer").path("arn")
                : identity.path("arn");
        return Optional.of(arn.asText(""));
    }

    private static boolean isOf(String account, String arn) {
        return arn.length() <= LONGEST && Pattern.matches("arn:[a-z-]+:(iam|sts)::" + account + ":[!-~]+", arn);
    }
}
