package org.transithandshake.policy.rules;

/** The prefix of every range of one family has a length within bounds; ranges of the other family do not matter. */
record PrefixLength(boolean ipv6, int min, int max) implements Question {
    @Override
    public String key() {
        return ipv6 ? "ipv6PrefixLength" : "ipv4PrefixLength";
    }

    @Override
    public Fact fact() {
        return Fact.RANGES;
    }

    @Override
    public boolean holds(Facts facts) {
        return facts.ranges().orElseThrow().stream().filter(range -> range.isIpv6() == ipv6)
                .allMatch(range -> min <= range.prefixLength() && range.prefixLength() <= max);
    }

    @Override
    public boolean implies(Question other) {
        return other instanceof PrefixLength length && length.ipv6 == ipv6 && length.min <= min && max <= length.max;
    }

    @Override
    public String wants() {
        return Question.bounds(min, max);
    }
}
