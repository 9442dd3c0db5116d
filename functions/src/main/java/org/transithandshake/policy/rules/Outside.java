package org.transithandshake.policy.rules;

import java.util.List;
import org.transithandshake.cidr.Cidr;

/** Some range is not within any of a few: for rules that reject. */
record Outside(List<Cidr> allowed) implements Question {
    static final String KEY = "outside";

    Outside {
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
        return !facts.ranges().orElseThrow().stream().allMatch(range -> Question.contained(range, allowed));
    }

    /** Who is outside of more is outside of less. */
    @Override
    public boolean implies(Question other) {
        return other instanceof Outside outside
                && outside.allowed.stream().allMatch(range -> Question.contained(range, allowed));
    }

    @Override
    public String wants() {
        return Question.list(allowed);
    }
}
