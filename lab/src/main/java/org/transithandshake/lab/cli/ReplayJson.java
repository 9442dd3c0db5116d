package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.transithandshake.lab.demo.Names;
import org.transithandshake.lab.events.RuleVerdict;
import org.transithandshake.lab.replay.Outcome;
import org.transithandshake.lab.replay.Replayer;

/** A replay as JSON: the same facts as its text, uncut. */
final class ReplayJson {
    private ReplayJson() {
    }

    static ObjectNode of(Replayer replayer, List<Outcome> outcomes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("changed", outcomes.stream().anyMatch(Outcome::changed));
        json.put("attachment", replayer.attachment());
        ArrayNode ids = json.putArray("exampleIds");
        replayer.mapped().forEach(one -> ids.addObject().put("inFile", one.written()).put("inLab", one.means())
                .put("is", one.what()));
        ArrayNode deliveries = json.putArray("deliveries");
        outcomes.forEach(outcome -> add(deliveries.addObject(), outcome));
        return json;
    }

    private static void add(ObjectNode json, Outcome outcome) {
        json.put("event", outcome.event()).put("delivery", outcome.round()).put("changed", outcome.changed());
        ArrayNode buses = json.putArray("buses");
        outcome.visits().forEach(visit -> {
            ObjectNode bus = buses.addObject().put("account", visit.account()).put("bus", visit.bus());
            ArrayNode rules = bus.putArray("rules");
            visit.verdicts().forEach(verdict -> add(rules.addObject(), verdict, visit.bus()));
        });
        ArrayNode ran = json.putArray("ran");
        outcome.runs().forEach(run -> ran.addObject().put("kind", run.kind()).put("account", run.account())
                .put("name", run.name()).put("failed", run.failed()).put("result", run.result()));
        json.put("calls", outcome.calls());
        outcome.lost().forEach(json.putArray("lost")::add);
        ArrayNode changes = json.putArray("changes");
        outcome.changes().forEach(change -> changes.addObject().put("what", change.what())
                .put("before", change.before()).put("after", change.after()));
        outcome.told().forEach(json.putArray("told")::add);
    }

    private static void add(ObjectNode json, RuleVerdict verdict, String bus) {
        json.put("rule", Names.plain(verdict.rule())).put("bus", verdict.bus()).put("enabled", verdict.enabled())
                .put("matches", verdict.matches() && verdict.bus().equals(bus));
        ArrayNode differences = json.putArray("differences");
        verdict.differences().forEach(difference -> {
            ObjectNode one = differences.addObject().put("path", difference.path());
            one.set("wants", difference.wants());
            difference.has().forEach(one.putArray("has")::add);
            one.put("inAnotherElement", difference.elsewhere());
        });
    }
}
