package org.transithandshake.hub;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Gateway;
import org.transithandshake.aws.Tags;
import org.transithandshake.policy.Policy;

/**
 * One attempt to connect an attachment: the constant input of the state machine {@code connect}, so that racing
 * starts of it are one.
 *
 * @param airlocks route tables of the airlocks
 * @param segment  chosen by the hub's policy
 * @param place    the segment's route tables, and those of the segments that reach it
 * @param policy   version of the policy
 * @param requested when the attachment was requested, if this attempt is what came of it; else null
 * @param asked     since when people have been asked, if this attempt is what came of it; else null
 */
public record Attempt(String attachmentId, int generation, String gatewayId, String account, String vpcId,
        List<String> airlocks, String segment, Place place, String policy, String requested, String asked) {

    static Attempt of(Attachment attachment, Gateway gateway, Policy policy, int airlocks) {
        String segment = policy.segmentOf(attachment.account());
        Optional<String> asked = Optional.ofNullable(attachment.tags().get(Tags.ASKED)).filter(at -> !at.isEmpty());
        // What stands at an adopted gateway may have been requested years ago.
        boolean first = gateway.isMade() && attachment.generation() == 0 && asked.isEmpty();
        return new Attempt(attachment.id(), attachment.generation(), gateway.id(), attachment.account(),
                attachment.vpcId(), gateway.airlockTables(airlocks), segment,
                Place.of(segment, policy.segments(), gateway), policy.version(),
                first ? attachment.requested().toString() : null, asked.orElse(null));
    }

    /** The one after this one, which has ended. */
    Attempt next() {
        return new Attempt(attachmentId, generation + 1, gatewayId, account, vpcId, airlocks, segment, place, policy,
                null, null);
    }

    @JsonIgnore
    String name() {
        return name(attachmentId, generation);
    }

    static String name(String attachmentId, int generation) {
        return attachmentId + "-" + generation;
    }
}
