package org.transithandshake.policy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A decision with its reasons.
 *
 * @param rule       id of the rule that decided; {@code none} when no rule matched
 * @param conditions every condition of that rule, with its outcome
 * @param notes      what else a file has to say: what rules that only warn would decide, exemptions, its version
 */
public record Decision(Effect effect, String rule, List<Condition> conditions, List<String> notes) {
    public Decision {
        conditions = List.copyOf(conditions);
        notes = List.copyOf(notes);
    }

    public Decision(Effect effect, String rule, List<Condition> conditions) {
        this(effect, rule, conditions, List.of());
    }

    /** Whether it is review only since something is not known. */
    public boolean isOpen() {
        return effect == Effect.REVIEW && conditions.stream().anyMatch(condition -> !condition.known());
    }

    /** Why, for a person: {@code REFUSE by allowed-cidrs: 172.20.0.0/16 is in an allowed range: no}. */
    public String explain() {
        String because = conditions.isEmpty() ? "no rule speaks of it"
                : conditions.stream().map(Condition::toString).collect(Collectors.joining("; "));
        return Stream.concat(Stream.of(effect + " by " + rule + ": " + because), notes.stream())
                .collect(Collectors.joining("; "));
    }
}
