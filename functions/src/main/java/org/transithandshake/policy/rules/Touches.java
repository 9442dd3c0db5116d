package org.transithandshake.policy.rules;

import java.util.List;
import org.transithandshake.cidr.Cidr;

/** Some range touches one of a few: for rules that reject. */
record Touches(List<Cidr> forbidden) implements Question {
    static final String KEY = "touches";

    Touches {
        forbidden = List.copyOf(forbidden);
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
        return facts.ranges().orElseThrow().stream()
                .anyMatch(range -> forbidden.stream().anyMatch(block -> block.overlaps(range)));
    }

    @Override
    public boolean implies(Question other) {
        return other instanceof Touches touches
                && forbidden.stream().allMatch(range -> Question.contained(range, touches.forbidden));
    }

    @Override
    public String wants() {
        return Question.list(forbidden);
    }
}
