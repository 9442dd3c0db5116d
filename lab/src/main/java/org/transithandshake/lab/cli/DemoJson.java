package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.transithandshake.lab.demo.Counts;
import org.transithandshake.lab.demo.Demo;
import org.transithandshake.lab.demo.Phase;

/** The demo's result as JSON: the same facts as its text. */
final class DemoJson {
    private DemoJson() {
    }

    static ObjectNode of(Demo.Result result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("connected", result.connected());
        json.set("offer", counts(result.counts(Phase.OFFER)));
        json.set("connect", counts(result.counts(Phase.CONNECT)));
        result.slowest().ifPresent(elapsed -> json.putObject("seconds")
                .put("total", seconds(elapsed.total())).put("aws", seconds(elapsed.aws()))
                .put("overhead", seconds(elapsed.overhead())));
        ArrayNode steps = json.putArray("steps");
        result.steps().forEach(line -> steps.addObject()
                .put("seconds", seconds(line.at())).put("step", line.number())
                .put("account", line.account()).put("actor", line.actor()).put("text", line.text()));
        json.set("routeTables", RouteTablesJson.routeTables(result.network()));
        json.set("reachability", ReachabilityJson.reachability(result.reachability()));
        return json;
    }

    private static ObjectNode counts(Counts counts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode calls = json.putObject("calls").put("total", counts.calls());
        counts.callsByOperation().forEach(calls.putObject("byOperation")::put);
        ObjectNode invocations = json.putObject("invocations").put("total", counts.invocations());
        counts.invocationsByFunction().forEach(invocations.putObject("byFunction")::put);
        return json.put("transitions", counts.transitions());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
