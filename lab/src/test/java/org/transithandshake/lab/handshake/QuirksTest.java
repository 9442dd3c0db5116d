package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Switches;
import org.transithandshake.lab.api.Switches.Overlap;
import org.transithandshake.lab.api.Switches.Quirk;
import org.transithandshake.lab.demo.Counts;
import org.transithandshake.lab.demo.Phase;

/** AWS is otherwise than we assume, one question after another; and all of its copies of events at once. */
@AtItsOwnEnd
class QuirksTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN_RANGE_HIDDEN")
    void theHandshakeRestsOnNoneOfTheAssumptions(Quirk quirk) {
        for (Switches end : new Switches[] {Switches.quiet(), Switches.copies()}) {
            Scene scene = Scene.played(LabSetup.quiet().with(end.with(quirk)), Scene.SPOKE_RANGE);
            assertThat(scene.endings()).containsExactly("Connected");
            assertThat(scene.network().routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE);
            assertThat(scene.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN_RANGE_HIDDEN")
    void nestedRangesExcludeEachOtherAllTheSame(Quirk quirk) {
        Crowd crowd = new Crowd(LabSetup.quiet().with(Switches.quiet().with(quirk)
                .with(Overlap.OVERLAPPING_PER_TABLE))).spoke("10.1.0.0/16").spoke("10.1.128.0/17").hub(4).settle();
        AirlockRacesTest.assertSafe(crowd, 1);
        assertThat(crowd.messages()).hasSize(1);
    }

    /** An attachment's own range in the airlock would keep it out of the segment: nothing is placed that is not seen. */
    @Test
    void whereAnAttachmentHidesItsOwnRangePeopleDecide() {
        Scene scene = Scene.played(LabSetup.quiet().with(Switches.quiet().with(Quirk.OWN_RANGE_HIDDEN)),
                Scene.SPOKE_RANGE);
        assertThat(scene.endings()).containsExactly("UnderReview");
        assertThat(scene.network().associated(Network.SEGMENT)).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("does not show what was placed"));
    }

    /** Every copy and duplicate of every event arrives. The figures may only go down. */
    @Test
    void whatAConnectionCostsWhenEveryCopyArrives() {
        Scene scene = new Scene(LabSetup.quiet().with(Switches.copies()));
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        Counts counts = Counts.of(Phase.CONNECT.of(scene.hub(Scene.SPOKE).settle().lab.journal()));
        assertThat(counts.calls()).as("%s", counts.callsByOperation()).isEqualTo(195);
        assertThat(counts.invocations()).as("%s", counts.invocationsByFunction()).isEqualTo(52);
        assertThat(counts.transitions()).isEqualTo(65);
    }
}
