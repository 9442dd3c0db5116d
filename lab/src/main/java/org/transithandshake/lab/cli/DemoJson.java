package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.transithandshake.lab.demo.Demo;

/** The demo's result as JSON: the same facts as its text. */
final class DemoJson {
    private DemoJson() {
    }

    static ObjectNode of(Demo.Result result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("connected", result.connected());
        ArrayNode steps = json.putArray("steps");
        result.steps().forEach(line -> steps.addObject()
                .put("seconds", line.at().toMillis() / 1000.0).put("step", line.number())
                .put("account", line.account()).put("actor", line.actor()).put("text", line.text()));
        json.set("routeTables", RouteTablesJson.routeTables(result.network()));
        json.set("reachability", ReachabilityJson.reachability(result.reachability()));
        return json;
    }
}
