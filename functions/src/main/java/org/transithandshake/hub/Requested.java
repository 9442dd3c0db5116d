package org.transithandshake.hub;

import java.util.Map;
import java.util.Optional;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Attachments;
import org.transithandshake.aws.Aws;
import org.transithandshake.aws.Tags;
import org.transithandshake.event.Envelope;
import org.transithandshake.event.Requester;
import org.transithandshake.policy.Policy;

/**
 * Notes on an attachment who in its account requested it, where a rule asks and AWS tells: before anything is decided
 * by it, so that whatever is decided later, without the event, is decided by the same.
 */
final class Requested {
    private final Attachments attachments;
    private final Policy policy;

    Requested(Aws aws, Policy policy) {
        attachments = new Attachments(aws);
        this.policy = policy;
    }

    /** The attachment with what is known of it now. The first word counts: an attachment is requested once. */
    Attachment learn(Attachment attachment, Envelope event) {
        if (!policy.asksPrincipal() || attachment.tags().containsKey(Tags.REQUESTER)) {
            return attachment;
        }
        Optional<String> who = Requester.of(event, attachment.id(), attachment.account());
        who.ifPresent(arn -> attachments.tag(attachment.id(), Map.of(Tags.REQUESTER, arn)));
        return who.map(arn -> attachment.with(Tags.REQUESTER, arn)).orElse(attachment);
    }
}
