package org.transithandshake.hub;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Gateway;
import org.transithandshake.policy.Policy;

/**
 * One attempt to connect an attachment: the constant input of the state machine {@code connect}, so that racing
 * starts of it are one.
 *
 * @param airlocks route tables of the airlocks
 * @param segment  chosen by the hub's policy
 * @param place    the segment's route tables, and those of the segments that reach it
 * @param policy   version of the policy
 */
public record Attempt(String attachmentId, int generation, String gatewayId, String account, String vpcId,
        List<String> airlocks, String segment, Place place, String policy) {

    static Attempt of(Attachment attachment, Gateway gateway, Policy policy, int airlocks) {
        String segment = policy.segmentOf(attachment.account());
        return new Attempt(attachment.id(), attachment.generation(), gateway.id(), attachment.account(),
                attachment.vpcId(), gateway.airlockTables(airlocks), segment,
                Place.of(segment, policy.segments(), gateway), policy.version());
    }

    Attempt next() {
        return new Attempt(attachmentId, generation + 1, gatewayId, account, vpcId, airlocks, segment, place, policy);
    }

    @JsonIgnore
    String name() {
        return name(attachmentId, generation);
    }

    static String name(String attachmentId, int generation) {
        return attachmentId + "-" + generation;
    }
}
