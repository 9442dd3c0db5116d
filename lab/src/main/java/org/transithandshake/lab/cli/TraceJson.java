package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.transithandshake.path.Path;
import org.transithandshake.path.Trace;

/**
 * A trace as JSON: {@code {from, to, service, forward: {outcome, hops: [{account, resource, what}], codes}, back: ...,
 * findings}}. Outcomes are {@code reached}, {@code dropped}, {@code unknown}; {@code service} is null if only routes
 * were looked at; findings are as {@link ReachabilityJson} has them.
 */
final class TraceJson {

    private TraceJson() {
    }

    static ObjectNode of(Trace trace) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("from", trace.flow().source().toString()).put("to", trace.flow().destination().toString())
                .put("service", trace.flow().service().map(service -> service.request().toString()).orElse(null));
        way(root.putObject("forward"), trace.forward());
        way(root.putObject("back"), trace.back());
        ArrayNode findings = root.putArray("findings");
        trace.findings().forEach(finding -> ReachabilityJson.finding(findings.addObject(), finding));
        return root;
    }

    private static void way(ObjectNode node, Path path) {
        node.put("outcome", path.outcome().name().toLowerCase(Locale.ROOT));
        ArrayNode hops = node.putArray("hops");
        path.hops().forEach(hop -> hops.addObject().put("account", hop.account())
                .put("resource", SafeText.of(hop.resource())).put("what", SafeText.of(hop.what())));
        ArrayNode codes = node.putArray("codes");
        path.findings().stream().map(finding -> finding.code().name()).distinct().forEach(codes::add);
    }
}
