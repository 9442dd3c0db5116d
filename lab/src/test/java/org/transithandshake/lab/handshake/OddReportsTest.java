package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spoke reports what no version of the stack does: the attempt ends all the same, is noted, and is told once. */
class OddReportsTest {
    private static final String LONG = "x".repeat(300);

    @ParameterizedTest
    @ValueSource(strings = {"\"routes\": []", "\"status\": null", "\"status\": 7", "\"status\": \"LONG\"",
            "\"status\": {\"a\": \"routed\"}", "\"status\": \"conflict\", \"routes\": [1, {\"a\": [2]}, null]",
            "\"status\": \"conflict\", \"routes\": {\"a\": 1}, \"findings\": [[1], {\"b\": 2}]",
            "\"status\": \"routed\", \"half\": \"YES\"", "\"status\": \"routed\", \"half\": {\"codes\": 3}"})
    void anOddReportEndsInRoutesMissingAndIsToldOnce(String report) {
        Scene scene = ReportingSpoke.reporting(report.replace("LONG", LONG));
        assertThat(scene.endings()).containsExactly("RoutesMissing");
        assertThat(scene.network().note(SPOKE, "status")).isEqualTo("RoutesMissing");
        scene.sweep().sweep();
        assertThat(scene.endings()).as("it is noted, so no sweep begins anew").containsExactly("RoutesMissing");
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.subject()).contains("RoutesMissing"));
    }
}
