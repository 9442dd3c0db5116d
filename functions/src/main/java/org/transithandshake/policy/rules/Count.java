package org.transithandshake.policy.rules;

import java.util.List;

/** The number of something is within bounds, both included. */
record Count(String key, Fact fact, int min, int max) implements Question {
    @Override
    public boolean holds(Facts facts) {
        List<String> values = facts.of(fact).orElseThrow();
        int count = fact == Fact.SUBNETS ? Integer.parseInt(values.getFirst()) : values.size();
        return min <= count && count <= max;
    }

    @Override
    public boolean implies(Question other) {
        return other instanceof Count count && count.key.equals(key) && count.min <= min && max <= count.max;
    }

    @Override
    public String wants() {
        return Question.bounds(min, max);
    }
}
