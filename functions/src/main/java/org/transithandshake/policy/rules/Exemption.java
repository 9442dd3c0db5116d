package org.transithandshake.policy.rules;

import java.time.LocalDate;
import org.transithandshake.policy.text.Position;

/**
 * One subject that a rejecting rule does not speak of, for a while.
 *
 * @param subject an account id or a VPC id
 * @param owner   who answers for it
 * @param expires the last day on which it counts, in UTC
 */
public record Exemption(String rule, String subject, String reason, String owner, LocalDate expires, Position at) {
    boolean frees(Rule from, Facts facts, LocalDate today) {
        return rule.equals(from.id()) && !today.isAfter(expires) && facts.concern(subject);
    }

    @Override
    public String toString() {
        return subject + " is exempt from " + rule + " until " + expires + " (" + owner + ": " + reason + ")";
    }
}
