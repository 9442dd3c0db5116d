package org.transithandshake.hub;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Set;
import org.transithandshake.aws.Attachment;
import org.transithandshake.aws.Gateway;
import org.transithandshake.policy.Policy;
import org.transithandshake.step.Options;

/**
 * One attempt to connect an attachment: the constant input of the state machine {@code connect}, so that racing
 * starts of it are one.
 *
 * @param airlocks route tables of the airlocks
 * @param segment  chosen by the hub's policy
 * @param place    the segment's route tables, and those of the segments that reach it
 * @param policy   version of the policy
 * @param subnets  of the attachment when the attempt began; null in an attempt of an older version
 * @param ipv6     whether the attachment had IPv6 then
 */
public record Attempt(String attachmentId, int generation, String gatewayId, String account, String vpcId,
        List<String> airlocks, String segment, Place place, String policy, List<String> subnets, boolean ipv6) {

    static Attempt of(Attachment attachment, Gateway gateway, Policy policy, int airlocks) {
        String segment = policy.segmentOf(attachment.account());
        return new Attempt(attachment.id(), attachment.generation(), gateway.id(), attachment.account(),
                attachment.vpcId(), gateway.airlockTables(airlocks), segment,
                Place.of(segment, policy.segments(), gateway), policy.version(),
                attachment.subnetIds().stream().sorted().toList(), attachment.options().enables(Options.IPV6));
    }

    Attempt next() {
        return new Attempt(attachmentId, generation + 1, gatewayId, account, vpcId, airlocks, segment, place, policy,
                subnets, ipv6);
    }

    /** Whether the attachment is as the other attempt found it: in the same subnets, and with IPv6 or without. */
    boolean hasFormOf(Attempt other) {
        return other.subnets == null || ipv6 == other.ipv6 && Set.copyOf(subnets).equals(Set.copyOf(other.subnets));
    }

    @JsonIgnore
    String name() {
        return name(attachmentId, generation);
    }

    static String name(String attachmentId, int generation) {
        return attachmentId + "-" + generation;
    }
}
