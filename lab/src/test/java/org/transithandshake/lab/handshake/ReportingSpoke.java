package org.transithandshake.lab.handshake;

import static org.transithandshake.lab.handshake.Scene.SPOKE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;

/** A spoke whose function is dead, and somebody there who answers in its stead. */
final class ReportingSpoke {
    private ReportingSpoke() {
    }

    /** @param report the members of the report, but for attachment and token */
    static Scene reporting(String report) {
        Scene scene = new Scene(LabSetup.quiet()).spoke(SPOKE, Scene.SPOKE_RANGE, Map.of()).settle().hub(SPOKE);
        scene.lab.faults().invocations(one -> one.function().contains("-FixRoutes-"), 1, Trial.ALWAYS,
                new Fault.Died(false));
        scene.runUntil(entry -> entry instanceof Entry.Event event && event.detailType().equals("Routes Wanted"));
        JsonNode wanted = Scene.json(scene.lab.journal().of(Entry.Event.class)
                .filter(event -> event.detailType().equals("Routes Wanted")).findFirst().orElseThrow().json())
                .path("detail");
        scene.put(SPOKE, "transit-handshake", "transit-handshake.spoke", "Routes Reported", "{\"attachmentId\": \""
                + wanted.path("attachmentId").asText() + "\", \"taskToken\": \"" + wanted.path("taskToken").asText()
                + "\", " + report + "}");
        return scene.settle();
    }
}
