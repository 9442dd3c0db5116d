package org.transithandshake.lab.cli;

import java.util.List;
import java.util.Locale;
import org.transithandshake.lab.policies.Request;
import org.transithandshake.policy.rules.Asked;
import org.transithandshake.policy.rules.PolicyFile;
import org.transithandshake.policy.rules.Rule;
import org.transithandshake.policy.rules.Ruling;

/** A decision for a person: the word, its reasons, and why no other rule said otherwise. */
final class RulingText {
    private RulingText() {
    }

    static String of(Ruling ruling, Request request, PolicyFile policy) {
        StringBuilder text = new StringBuilder(ruling.effect().word().toUpperCase(Locale.ROOT))
                .append(" by ").append(ruling.rule())
                .append(ruling.segment().map(segment -> ", into " + segment).orElse(""))
                .append(" (policy ").append(ruling.version()).append(")\n");
        conditions(text, ruling.conditions());
        ruling.advice().forEach(line -> text.append("  ").append(line).append('\n'));
        ruling.exemptions().forEach(line -> text.append("  ").append(line).append('\n'));
        for (Rule rule : request.sectionOf(policy).rules()) {
            if (!rule.id().equals(ruling.rule())) {
                text.append("not by ").append(rule.id()).append(" (").append(rule.effect().word()).append(", at ")
                        .append(rule.at()).append(")\n");
                conditions(text, rule.ask(request.facts()));
            }
        }
        return text.toString().replace("\n", System.lineSeparator());
    }

    private static void conditions(StringBuilder text, List<Asked> conditions) {
        conditions.forEach(asked -> text.append("  ").append(SafeText.of(asked.toString())).append('\n'));
    }
}
