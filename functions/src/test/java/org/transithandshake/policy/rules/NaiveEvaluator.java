package org.transithandshake.policy.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The semantics as the documents state them, by brute force: every way in which the unknown answers can turn out is
 * decided by itself, and only what they all agree on counts.
 */
final class NaiveEvaluator {
    private NaiveEvaluator() {
    }

    /** {@code effect} or {@code place in SEGMENT}. */
    static String decide(Section section, Facts facts, LocalDate today) {
        List<Rule> rules = section.rules().stream().filter(rule -> rule.mode() == Mode.ENFORCE).toList();
        List<Rule> unknown = rules.stream().filter(rule -> answer(rule, facts) == Outcome.UNKNOWN).toList();
        Set<String> results = new HashSet<>();
        for (int world = 0; world < 1 << unknown.size(); world++) {
            List<Rule> matching = new ArrayList<>();
            for (Rule rule : rules) {
                int bit = unknown.indexOf(rule);
                if (bit < 0 ? answer(rule, facts) == Outcome.HELD : (world >> bit & 1) == 1) {
                    matching.add(rule);
                }
            }
            matching.removeIf(rule -> rule.effect().word().equals("reject") && section.exemptions().stream()
                    .anyMatch(free -> free.rule().equals(rule.id()) && !free.expires().isBefore(today)
                            && facts.of(Fact.ACCOUNT).orElse(List.of()).contains(free.subject())));
            results.add(result(matching));
        }
        return results.size() == 1 ? results.iterator().next() : "review";
    }

    private static String result(List<Rule> matching) {
        if (matching.stream().anyMatch(rule -> rule.effect().word().equals("reject"))) {
            return "reject";
        }
        return matching.isEmpty() ? "review" : name(matching.getFirst().effect().word(), matching.getFirst());
    }

    private static String name(String effect, Rule rule) {
        return rule.segment().map(segment -> effect + " in " + segment).orElse(effect);
    }

    private static Outcome answer(Rule rule, Facts facts) {
        boolean unsure = false;
        for (Question question : rule.when()) {
            if (facts.of(question.fact()).isEmpty()) {
                unsure = true;
            } else if (!question.holds(facts)) {
                return Outcome.FAILED;
            }
        }
        return unsure ? Outcome.UNKNOWN : Outcome.HELD;
    }
}
