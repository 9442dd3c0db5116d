package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;

/** What CloudWatch counts, from the lines that the functions print. */
class MetricsTest {
    @Test
    void aConnectionIsCountedOnceWithTheSecondsThatItTook() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        assertThat(told(scene)).containsExactly("ConnectionsMade=1.0 Count", "SecondsToConnect=115.15 Seconds");
    }

    @Test
    void everyCopyOfEveryEventMakesNoSecond() {
        Scene scene = Scene.played(LabSetup.loud(), Scene.SPOKE_RANGE);
        assertThat(told(scene)).hasSize(2).contains("ConnectionsMade=1.0 Count");
    }

    static List<String> told(Scene scene) {
        return scene.lab.journal().of(Entry.Metric.class)
                .map(metric -> metric.name() + "=" + metric.value() + " " + metric.unit()).sorted().toList();
    }

    static List<Map<String, String>> dimensions(Scene scene) {
        return scene.lab.journal().of(Entry.Metric.class).map(Entry.Metric::dimensions).distinct().toList();
    }
}
