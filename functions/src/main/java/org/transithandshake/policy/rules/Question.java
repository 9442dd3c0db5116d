package org.transithandshake.policy.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.transithandshake.cidr.Cidr;

/**
 * One condition of a rule: the whole language.
 *
 * <p>{@link #implies} is what makes unreachable rules visible: a rule is shadowed if it implies an earlier one.
 */
public sealed interface Question permits OneOf, Like, Count, Within, Outside, Touches, PrefixLength,
        Allocated {
    /** Its key in the policy. */
    String key();

    Fact fact();

    /** Asks it of a known fact. */
    boolean holds(Facts facts);

    /** Whether facts for which this holds are always such for which the other, of the same key, holds. */
    boolean implies(Question other);

    /** What the policy says behind the key. */
    String wants();

    default Outcome outcome(Facts facts) {
        return facts.of(fact()).isPresent() ? Outcome.of(holds(facts)) : Outcome.UNKNOWN;
    }

    default Asked ask(Facts facts) {
        Optional<List<String>> found = facts.of(fact());
        String value = found.map(values -> values.isEmpty() ? "none" : String.join(", ", values)).orElse("unknown");
        return new Asked(key() + ": " + wants(), value, outcome(facts));
    }

    static String bounds(int min, int max) {
        return min == max ? String.valueOf(min) : min + " to " + (max == Integer.MAX_VALUE ? "any" : max);
    }

    static String list(List<Cidr> ranges) {
        return ranges.stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }

    static boolean contained(Cidr range, List<Cidr> blocks) {
        return blocks.stream().anyMatch(block -> block.contains(range));
    }
}
