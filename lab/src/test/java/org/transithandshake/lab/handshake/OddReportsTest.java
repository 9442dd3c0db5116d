package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;

/** A spoke reports what no version of the stack does: the attempt ends all the same, is noted, and is told once. */
class OddReportsTest {
    private static final String LONG = "x".repeat(300);

    @ParameterizedTest
    @ValueSource(strings = {"\"routes\": []", "\"status\": null", "\"status\": 7", "\"status\": \"LONG\"",
            "\"status\": {\"a\": \"routed\"}", "\"status\": \"conflict\", \"routes\": [1, {\"a\": [2]}, null]",
            "\"status\": \"conflict\", \"routes\": {\"a\": 1}, \"findings\": [[1], {\"b\": 2}]",
            "\"status\": \"routed\", \"half\": \"YES\"", "\"status\": \"routed\", \"half\": {\"codes\": 3}"})
    void anOddReportEndsInRoutesMissingAndIsToldOnce(String report) {
        Scene scene = reporting(report.replace("LONG", LONG));
        assertThat(scene.endings()).containsExactly("RoutesMissing");
        assertThat(scene.network().note(SPOKE, "status")).isEqualTo("RoutesMissing");
        scene.sweep().sweep();
        assertThat(scene.endings()).as("it is noted, so no sweep begins anew").containsExactly("RoutesMissing");
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.subject()).contains("RoutesMissing"));
    }

    /** A spoke whose function is dead, and somebody there who answers in its stead. */
    private static Scene reporting(String report) {
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
