package org.transithandshake.policy.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.transithandshake.policy.text.Faults;

/** What is wrong with rules that are well written one by one. */
final class Checks {
    private final Faults faults;

    Checks(Faults faults) {
        this.faults = faults;
    }

    /** An id names one rule of the whole policy, for it stands alone in messages and tags. */
    void ids(List<List<Rule>> sections) {
        Map<String, Rule> first = new HashMap<>();
        sections.forEach(rules -> rules.forEach(rule -> {
            Rule earlier = first.putIfAbsent(rule.id(), rule);
            if (earlier != null) {
                faults.error(rule.at(), "the id '" + rule.id() + "' is that of the rule at " + earlier.at() + " too",
                        "give one of them another");
            }
        }));
    }

    /** A rule that never decides, since another decides all that it speaks of; an exempted one leaves it something. */
    void order(List<Rule> rules, List<Exemption> exemptions) {
        for (int i = 0; i < rules.size(); i++) {
            Rule later = rules.get(i);
            for (int j = 0; j < rules.size(); j++) {
                if (i != j && decidesBefore(rules.get(j), later, j < i) && later.isWithin(rules.get(j))
                        && exemptions.stream().map(Exemption::rule).noneMatch(rules.get(j).id()::equals)) {
                    tell(rules.get(j), later);
                    break;
                }
            }
        }
    }

    private static boolean decidesBefore(Rule one, Rule other, boolean stands) {
        boolean first = one.rejects() && !other.rejects() || stands && one.rejects() == other.rejects();
        return one.decides() && other.decides() && first;
    }

    private void tell(Rule one, Rule never) {
        boolean same = one.isWithin(never) && one.sameResult(never);
        faults.error(never.at(), "the rule '" + never.id() + "' never decides: "
                + (same ? "it is the same as '" : "everything it speaks of is decided by '") + one.id() + "' at "
                + one.at(), same ? "take one of them out"
                : "put the narrower rule first, or narrow '" + one.id() + "'");
    }

    /** An exemption frees from a rule that rejects. */
    void exemptions(List<Exemption> exemptions, List<List<Rule>> sections) {
        for (Exemption exemption : exemptions) {
            Optional<Rule> rule = sections.stream().flatMap(List::stream)
                    .filter(candidate -> candidate.id().equals(exemption.rule())).findFirst();
            if (rule.isEmpty()) {
                faults.error(exemption.at(), "an exemption names the rule '" + exemption.rule()
                        + "', which is not there", "name a rule that rejects, or take the exemption out");
            } else if (!rule.get().rejects()) {
                faults.error(exemption.at(), "an exemption frees from '" + exemption.rule()
                        + "', which rejects nothing", "name a rule that rejects, or write a rule that says yes");
            }
        }
    }
}
