package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Fix;
import org.transithandshake.path.Pair;
import org.transithandshake.path.Reachability;

/**
 * Who reaches whom, as JSON:
 * {@code {pairs: [{from, fromAccount, to, toAccount, family, arrives, answers, packets, codes}],
 * findings: [{code, account, resource, why, fix: {advice, command, safety}}]}}.
 * Verdicts are {@code yes}, {@code partly}, {@code no}, {@code unknown}; a fix without command has null there.
 */
public final class ReachabilityJson {

    private ReachabilityJson() {
    }

    public static ObjectNode reachability(Reachability reachability) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode pairs = root.putArray("pairs");
        reachability.pairs().forEach(pair -> pair(pairs.addObject(), pair));
        ArrayNode findings = root.putArray("findings");
        reachability.findings().forEach(finding -> finding(findings.addObject(), finding));
        return root;
    }

    private static void pair(ObjectNode node, Pair pair) {
        node.put("from", pair.from()).put("fromAccount", pair.fromAccount())
                .put("to", pair.to()).put("toAccount", pair.toAccount())
                .put("family", lower(pair.family()))
                .put("arrives", lower(pair.arrives())).put("answers", lower(pair.answers()))
                .put("packets", pair.packets());
        ArrayNode codes = node.putArray("codes");
        pair.findings().stream().map(Finding::code).distinct().forEach(code -> codes.add(code.name()));
    }

    static void finding(ObjectNode node, Finding finding) {
        Fix fix = finding.fix();
        node.put("code", finding.code().name()).put("account", finding.account())
                .put("resource", SafeText.of(finding.resource())).put("why", SafeText.of(finding.why()));
        node.putObject("fix").put("advice", SafeText.of(fix.advice()))
                .put("command", fix.command().map(SafeText::of).orElse(null)).put("safety", lower(fix.safety()))
                .put("waits", fix.waits());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
