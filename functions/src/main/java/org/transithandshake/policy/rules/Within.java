package org.transithandshake.policy.rules;

import java.util.List;
import org.transithandshake.cidr.Cidr;

/** Every range lies within one of a few. */
record Within(List<Cidr> allowed) implements Question {
    static final String KEY = "within";

    Within {
        allowed = List.copyOf(allowed);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Fact fact() {
        return Fact.RANGES;
    }

    @Override
    public boolean holds(Facts facts) {
        List<Cidr> seen = facts.ranges().orElseThrow();
        return !seen.isEmpty() && seen.stream().allMatch(range -> Question.contained(range, allowed));
    }

    @Override
    public boolean implies(Question other) {
        return other instanceof Within within
                && allowed.stream().allMatch(range -> Question.contained(range, within.allowed));
    }

    @Override
    public String wants() {
        return Question.list(allowed);
    }
}
