package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Overlap;
import org.transithandshake.lab.api.Switches.Quirk;
import org.transithandshake.lab.demo.Counts;
import org.transithandshake.lab.demo.Phase;

/** AWS is otherwise than we assume, one question after another; and all of its copies of events at once. */
class QuirksTest {
    @ParameterizedTest
    @EnumSource(Quirk.class)
    void theHandshakeRestsOnNoneOfTheAssumptions(Quirk quirk) {
        for (Switches end : new Switches[] {Switches.quiet(), Switches.loud()}) {
            Scene scene = Scene.played(LabSetup.quiet().with(end.with(quirk)), Scene.SPOKE_RANGE);
            assertThat(scene.endings()).containsExactly("Connected");
            assertThat(scene.network().routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE);
            assertThat(scene.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Quirk.class)
    void nestedRangesExcludeEachOtherAllTheSame(Quirk quirk) {
        Crowd crowd = new Crowd(LabSetup.quiet().with(Switches.quiet().with(quirk)
                .with(Overlap.OVERLAPPING_PER_TABLE))).spoke("10.1.0.0/16").spoke("10.1.128.0/17").hub(4).settle();
        AirlockRacesTest.assertSafe(crowd, 1);
        assertThat(crowd.messages()).hasSize(1);
    }

    /** Every copy and duplicate of every event arrives. The figures may only go down. */
    @Test
    void whatAConnectionCostsAtTheLoudEnd() {
        Scene scene = new Scene(LabSetup.loud());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        Counts counts = Counts.of(Phase.CONNECT.of(scene.hub(Scene.SPOKE).settle().lab.journal()));
        assertThat(counts.calls()).as("%s", counts.callsByOperation()).isEqualTo(181);
        assertThat(counts.invocations()).as("%s", counts.invocationsByFunction()).isEqualTo(52);
        assertThat(counts.transitions()).isEqualTo(65);
    }
}
