package org.transithandshake.policy.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.transithandshake.policy.Effect;

/**
 * The rules of one section, in the order of the file, and how they decide:
 *
 * <ol><li>a rule that rejects wins over all others;
 * <li>else the first rule that matches, in file order;
 * <li>nothing matches: review, never yes.</ol>
 *
 * A condition whose fact is unknown neither holds nor fails. The decision is the one that stands whichever way the
 * unknown facts turn out; where it depends on them, it is review by the first rule that it depends on.
 *
 * @param name key of the section in the policy, such as {@code admit}
 */
public record Section(String name, List<Rule> rules, List<Exemption> exemptions, String version) {
    public Section {
        rules = List.copyOf(rules);
        exemptions = List.copyOf(exemptions);
    }

    /** @param today decides which exemptions have expired */
    public Ruling decide(Facts facts, LocalDate today) {
        List<Rule> open = new ArrayList<>();
        Optional<Rule> decided = first(facts, open, rule -> rule.rejects() && exempt(rule, facts, today).isEmpty());
        if (decided.isEmpty()) {
            decided = first(facts, open, rule -> !rule.rejects());
        }
        Optional<Rule> settled = decided;
        Optional<Rule> doubt = open.stream()
                .filter(rule -> settled.map(other -> !rule.sameResult(other)).orElse(rule.effect() != Effect.REVIEW))
                .findFirst();
        return doubt.isPresent()
                ? ruling(Effect.REVIEW, doubt.get(), facts, today)
                : settled.map(rule -> ruling(rule.effect(), rule, facts, today))
                        .orElseGet(() -> nothing(facts, today));
    }

    /** Whether any rule asks for the fact, even one on trial. */
    public boolean asks(Fact fact) {
        return rules.stream().flatMap(rule -> rule.when().stream()).anyMatch(question -> question.fact() == fact);
    }

    /** The first rule that matches; those before it that might are added to the open ones. */
    private Optional<Rule> first(Facts facts, List<Rule> open, Predicate<Rule> among) {
        for (Rule rule : rules) {
            if (rule.decides() && among.test(rule)) {
                Outcome outcome = rule.outcome(facts);
                if (outcome == Outcome.HELD) {
                    return Optional.of(rule);
                }
                if (outcome == Outcome.UNKNOWN) {
                    open.add(rule);
                }
            }
        }
        return Optional.empty();
    }

    private Ruling ruling(Effect effect, Rule rule, Facts facts, LocalDate today) {
        return new Ruling(effect, rule.id(), effect == Effect.PLACE ? rule.segment() : Optional.empty(),
                rule.ask(facts), advice(facts), used(facts, today), version);
    }

    private Ruling nothing(Facts facts, LocalDate today) {
        return new Ruling(Effect.REVIEW, Ruling.NO_RULE, Optional.empty(), List.of(), advice(facts),
                used(facts, today), version);
    }

    private List<String> advice(Facts facts) {
        return rules.stream().filter(rule -> !rule.decides() && rule.outcome(facts) == Outcome.HELD)
                .map(rule -> rule.mode().name().toLowerCase(Locale.ROOT) + ": " + rule.id() + " would "
                        + rule.effect().word()).toList();
    }

    private List<String> used(Facts facts, LocalDate today) {
        return rules.stream().filter(rule -> rule.decides() && rule.rejects()
                        && rule.outcome(facts) == Outcome.HELD)
                .flatMap(rule -> exempt(rule, facts, today).stream()).map(Exemption::toString).toList();
    }

    private Optional<Exemption> exempt(Rule rule, Facts facts, LocalDate today) {
        return exemptions.stream().filter(exemption -> exemption.frees(rule, facts, today)).findFirst();
    }
}
