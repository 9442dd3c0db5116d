package org.transithandshake.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A decision with its reasons.
 *
 * @param rule       id of the rule that decided; {@code none} when no rule matched
 * @param conditions every condition of that rule, with its outcome
 */
public record Decision(Effect effect, String rule, List<Condition> conditions) {
    public Decision {
        conditions = List.copyOf(conditions);
    }

    /** Why, for a person: {@code REFUSE by allowed-cidrs: 172.20.0.0/16 is in an allowed range: no}. */
    public String explain() {
        return effect + " by " + rule + ": "
                + conditions.stream().map(Condition::toString).collect(Collectors.joining("; "));
    }
}
