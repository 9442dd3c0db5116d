package org.transithandshake.policy.rules;

import java.util.List;
import java.util.Optional;
import org.transithandshake.policy.Effect;
import org.transithandshake.policy.text.Position;

/**
 * One rule: all its questions must be answered with yes.
 *
 * @param id      unique in its policy
 * @param title   what it is for, in its author's words
 * @param segment where it places; only of a rule that places
 * @param at      where it stands in the policy
 */
public record Rule(String id, Optional<String> title, Effect effect, Mode mode, Optional<String> segment,
        List<Question> when, Position at) {
    public Rule {
        when = List.copyOf(when);
    }

    /** A rule without questions speaks of everything. */
    public Outcome outcome(Facts facts) {
        Outcome all = Outcome.HELD;
        for (Question question : when) {
            all = all.and(question.outcome(facts));
            if (all == Outcome.FAILED) {
                return all;
            }
        }
        return all;
    }

    public List<Asked> ask(Facts facts) {
        return when.stream().map(question -> question.ask(facts)).toList();
    }

    boolean decides() {
        return mode == Mode.ENFORCE;
    }

    boolean rejects() {
        return effect == Effect.REFUSE;
    }

    /** Whether everything this rule speaks of, the other speaks of too. Loops, since each rule is held against each. */
    boolean isWithin(Rule other) {
        for (Question theirs : other.when) {
            if (!implies(theirs)) {
                return false;
            }
        }
        return true;
    }

    private boolean implies(Question theirs) {
        for (Question mine : when) {
            if (mine.implies(theirs)) {
                return true;
            }
        }
        return false;
    }

    boolean sameResult(Rule other) {
        return effect == other.effect && segment.equals(other.segment);
    }
}
