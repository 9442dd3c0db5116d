package org.transithandshake.policy.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.transithandshake.policy.Effect;

/**
 * A decision with everything that led to it: the decision record.
 *
 * @param rule       id of the rule that decided; {@code none} when no rule matched
 * @param segment    where the attachment is placed; only with {@link Effect#PLACE}
 * @param conditions every question of that rule with its answer
 * @param advice     what rules that do not decide would have decided: {@code warn: lab-only would reject}
 * @param exemptions those that were used, for which no rule rejected
 * @param version    eight hexadecimal digits of the policy
 */
public record Ruling(Effect effect, String rule, Optional<String> segment, List<Asked> conditions,
        List<String> advice, List<String> exemptions, String version) {
    public static final String NO_RULE = "none";

    public Ruling {
        conditions = List.copyOf(conditions);
        advice = List.copyOf(advice);
        exemptions = List.copyOf(exemptions);
    }

    public String explain() {
        String because = conditions.isEmpty() ? "no rule speaks of it"
                : conditions.stream().map(Asked::toString).collect(Collectors.joining("; "));
        return Stream.of(Stream.of(effect + " by " + rule + ": " + because), advice.stream(), exemptions.stream())
                .flatMap(lines -> lines).collect(Collectors.joining("; "));
    }
}
