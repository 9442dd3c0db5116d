package org.transithandshake.policy.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.transithandshake.cidr.Cidr;

/** Every range is what one of a few pools of IPAM has given this very VPC. */
record Allocated(Set<String> pools) implements Question {
    static final String KEY = "ipamPools";

    Allocated {
        pools = Set.copyOf(pools);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Fact fact() {
        return Fact.ALLOCATIONS;
    }

    /** Ranges that are not known are not allocated. */
    @Override
    public boolean holds(Facts facts) {
        List<Cidr> seen = facts.ranges().orElse(List.of());
        List<String> given = facts.of(Fact.ALLOCATIONS).orElseThrow();
        return !seen.isEmpty() && seen.stream().allMatch(range ->
                pools.stream().anyMatch(pool -> given.contains(fact(pool, range))));
    }

    @Override
    public boolean implies(Question other) {
        return other instanceof Allocated allocated && allocated.pools.containsAll(pools);
    }

    @Override
    public String wants() {
        return String.join(", ", new TreeSet<>(pools));
    }

    static String fact(String pool, Cidr range) {
        return pool + " " + range;
    }
}
