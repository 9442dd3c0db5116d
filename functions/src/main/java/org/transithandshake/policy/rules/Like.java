package org.transithandshake.policy.rules;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every value of the fact is like one of a few patterns, in which {@code *} stands for any text. */
record Like(String key, Fact fact, Set<String> globs, Pattern pattern) implements Question {
    static Like of(String key, Fact fact, Set<String> globs) {
        String any = globs.stream().sorted().map(glob -> Pattern.quote(glob).replace("*", "\\E.*\\Q"))
                .collect(Collectors.joining("|"));
        return new Like(key, fact, Set.copyOf(globs), Pattern.compile(any, Pattern.DOTALL));
    }

    @Override
    public boolean holds(Facts facts) {
        List<String> values = facts.of(fact).orElseThrow();
        return !values.isEmpty() && values.stream().allMatch(value -> pattern.matcher(value).matches());
    }

    /** A pattern that the other's patterns match as a text is covered by them. */
    @Override
    public boolean implies(Question other) {
        return other instanceof Like like && like.key.equals(key)
                && globs.stream().allMatch(glob -> like.pattern.matcher(glob).matches());
    }

    @Override
    public String wants() {
        return globs.stream().sorted().collect(Collectors.joining(", "));
    }
}
