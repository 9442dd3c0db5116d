package org.transithandshake.policy.rules;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.cidr.Cidr;

/**
 * What is known of an offer, a request or an attachment. A fact that is not there is unknown, which is neither true nor
 * false; a fact without values is known to be nothing, such as the ranges of an attachment that shows none.
 */
public final class Facts {
    private final Map<Fact, List<String>> texts;
    private final Optional<List<Cidr>> ranges;

    private Facts(Map<Fact, List<String>> texts, Optional<List<Cidr>> ranges) {
        this.texts = texts;
        this.ranges = ranges;
    }

    public static Facts none() {
        return new Facts(Map.of(), Optional.empty());
    }

    public Facts with(Fact fact, String... values) {
        Map<Fact, List<String>> more = new EnumMap<>(Fact.class);
        more.putAll(texts);
        more.put(fact, List.of(values));
        return new Facts(more, ranges);
    }

    public Facts with(Collection<Cidr> seen) {
        List<Cidr> sorted = seen.stream().sorted().toList();
        return new Facts(texts, Optional.of(sorted))
                .with(Fact.RANGES, sorted.stream().map(Cidr::toString).toArray(String[]::new));
    }

    /** The values, or nothing where the fact is unknown. */
    public Optional<List<String>> of(Fact fact) {
        return Optional.ofNullable(texts.get(fact));
    }

    public Optional<List<Cidr>> ranges() {
        return ranges;
    }

    /** Whether an exemption for this account or VPC speaks of these facts. */
    boolean concern(String subject) {
        return of(Fact.ACCOUNT).or(() -> of(Fact.SENDER)).orElse(List.of()).contains(subject)
                || of(Fact.VPC).orElse(List.of()).contains(subject);
    }

    @Override
    public String toString() {
        return texts.toString();
    }
}
