package org.transithandshake.lab.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.transithandshake.lab.capture.Diagnosis;

/**
 * A diagnosis as JSON: {@code {verdict, what, flows: [{client, server, port, clientPorts, verdict, what}],
 * evidence: [{file, line, text}], look: [..], notes: [..]}}.
 */
final class DiagnosisJson {
    private DiagnosisJson() {
    }

    static ObjectNode of(Diagnosis diagnosis) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", diagnosis.verdict().name()).put("what", SafeText.of(diagnosis.what()));
        ArrayNode flows = json.putArray("flows");
        diagnosis.flows().forEach(flow -> flow(flows.addObject(), flow));
        ArrayNode evidence = json.putArray("evidence");
        diagnosis.evidence().forEach(each -> evidence.addObject().put("file", each.file()).put("line", each.line())
                .put("text", SafeText.of(each.text())));
        ArrayNode look = json.putArray("look");
        diagnosis.look().forEach(place -> look.add(SafeText.of(place)));
        ArrayNode notes = json.putArray("notes");
        diagnosis.notes().forEach(note -> notes.add(SafeText.of(note)));
        return json;
    }

    private static void flow(ObjectNode node, Diagnosis.Flow flow) {
        node.put("client", SafeText.of(flow.client())).put("server", SafeText.of(flow.server()))
                .put("port", SafeText.of(flow.port()));
        ArrayNode ports = node.putArray("clientPorts");
        flow.clientPorts().forEach(port -> ports.add(SafeText.of(port)));
        node.put("verdict", flow.verdict().name()).put("what", SafeText.of(flow.what()));
    }
}
