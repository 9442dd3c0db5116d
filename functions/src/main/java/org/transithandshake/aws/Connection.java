package org.transithandshake.aws;

import java.time.Instant;
import java.util.List;

/**
 * What is remembered of one attachment.
 *
 * @param status   such as {@code Connected}, {@code UnderReview}, {@code Refused}, {@code Rejected} or {@code InGrace}
 * @param rule     id of the rule that decided; empty if that is not known any more
 * @param decision the record in words: effect, rule, each condition with its outcome; empty as above
 * @param policy   version of the policy that decided
 * @param cidrs    the approved ranges, sorted; none while it has no place
 * @param told     subject of what people were told about it last; empty if nothing is known of that
 * @param at       since when it is so
 */
public record Connection(String attachmentId, String account, String vpcId, String status, String rule,
        String decision, String policy, List<String> cidrs, String told, Instant at) {
    public Connection {
        cidrs = cidrs.stream().sorted().toList();
    }

    /** Whether the other says the same, whatever the reasons and the time. */
    public boolean isAs(Connection other) {
        return status.equals(other.status) && policy.equals(other.policy) && cidrs.equals(other.cidrs);
    }
}
