package org.transithandshake.policy.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every value of the fact is one of a few. */
record OneOf(String key, Fact fact, Set<String> allowed) implements Question {
    OneOf {
        allowed = Set.copyOf(allowed);
    }

    @Override
    public boolean holds(Facts facts) {
        List<String> values = facts.of(fact).orElseThrow();
        return !values.isEmpty() && allowed.containsAll(values);
    }

    @Override
    public boolean implies(Question other) {
        return other instanceof OneOf one && one.key.equals(key) && one.allowed.containsAll(allowed);
    }

    @Override
    public String wants() {
        return allowed.stream().sorted().collect(Collectors.joining(", "));
    }
}
