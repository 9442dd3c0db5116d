package org.transithandshake.policy.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the members of one mapping by name. What does not fit becomes a fault, and reading goes on with the rest. When
 * all known names have been asked for, {@link #refuseOthers} finds the unknown ones.
 */
public final class Members {
    private final Position at;
    private final String of;
    private final Faults faults;
    private final Map<String, Node.Member> members = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    /** @param of what the mapping is, for sentences: {@code a rule in admit} */
    public Members(Node node, String of, Faults faults) {
        this.at = node.at();
        this.of = of;
        this.faults = faults;
        if (node instanceof Node.Mapping mapping) {
            mapping.members().forEach(member -> members.put(member.key().text(), member));
        } else if (!isEmpty(node)) {
            faults.error(at, of + " is " + node.kind(), "write keys and values, such as 'key: value'");
        }
    }

    public Position at() {
        return at;
    }

    /** Where the key stands, or the whole where it is missing. */
    public Position at(String key) {
        return members.containsKey(key) ? members.get(key).key().at() : at;
    }

    /** Every name in the text's order, whatever it is: for mappings whose keys the author chooses. */
    public Map<Node.Scalar, Node> all() {
        Map<Node.Scalar, Node> all = new LinkedHashMap<>();
        members.values().forEach(member -> {
            known.add(member.key().text());
            all.put(member.key(), member.value());
        });
        return all;
    }

    public Optional<Node> node(String key) {
        known.add(key);
        return Optional.ofNullable(members.get(key)).map(Node.Member::value);
    }

    /** One word. */
    public Optional<Node.Scalar> word(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof Node.Scalar scalar && !scalar.text().isEmpty()) {
            return Optional.of(scalar);
        }
        node.ifPresent(other -> faults.error(other.at(), "'" + key + "' of " + of + " is " + other.kind(),
                "write one value"));
        return Optional.empty();
    }

    /** One word that must be there. */
    public Optional<Node.Scalar> require(String key, String such) {
        Optional<Node.Scalar> word = word(key);
        if (!members.containsKey(key)) {
            faults.error(at, of + " has no '" + key + "'", "add one, such as '" + key + ": " + such + "'");
        }
        return word;
    }

    /** One of a few words; the first is what its absence means. */
    public String choice(String key, List<String> words) {
        Optional<Node.Scalar> written = word(key);
        if (written.isPresent() && !words.contains(written.get().text())) {
            String text = written.get().text();
            faults.error(written.get().at(), "'" + text + "' is no '" + key + "'", Nearest.to(text, words)
                    .map(word -> "did you mean '" + word + "'?").orElse("write " + String.join(" or ", words)));
            return words.getFirst();
        }
        return written.map(Node.Scalar::text).orElse(words.getFirst());
    }

    /** Words, each turned into something by a function whose IllegalArgumentException becomes a fault. */
    public <T> Optional<List<T>> list(String key, Function<String, T> parse) {
        return node(key).map(node -> {
            List<T> values = new ArrayList<>();
            List<Node> items = node instanceof Node.Sequence sequence ? sequence.items() : List.of(node);
            items.forEach(item -> value(key, item, parse).ifPresent(values::add));
            if (items.isEmpty()) {
                faults.error(node.at(), "'" + key + "' of " + of + " is an empty list",
                        "name something, or take it out");
            }
            return values;
        });
    }

    /** One word, turned into something by a function whose IllegalArgumentException becomes a fault. */
    public <T> Optional<T> value(String key, Function<String, T> parse) {
        return word(key).flatMap(word -> value(key, word, parse));
    }

    private <T> Optional<T> value(String key, Node item, Function<String, T> parse) {
        if (!(item instanceof Node.Scalar scalar) || scalar.text().isEmpty()) {
            faults.error(item.at(), "'" + key + "' of " + of + " holds " + item.kind(), "write plain values");
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(scalar.text()));
        } catch (IllegalArgumentException e) {
            String[] parts = e.getMessage().split("; ", 2);
            faults.error(scalar.at(), "'" + key + "': " + parts[0], parts.length > 1 ? parts[1] : "correct it");
            return Optional.empty();
        }
    }

    /** To be called last. */
    public void refuseOthers() {
        members.values().stream().map(Node.Member::key).filter(key -> !known.contains(key.text())).forEach(key ->
                faults.error(key.at(), "'" + key.text() + "' is not a key of " + of, Nearest.to(key.text(), known)
                        .map(word -> "did you mean '" + word + "'?")
                        .orElse("it knows " + String.join(", ", known))));
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Scalar scalar && scalar.text().isEmpty();
    }
}
