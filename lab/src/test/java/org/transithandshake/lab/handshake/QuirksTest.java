package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import software.amazon.awssdk.services.ec2.model.RouteState;

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

    /** The VPC was detached and is attached again. */
    @Test
    void aRouteThatStaysABlackholeIsReplaced() {
        Scene scene = Scene.played(LabSetup.quiet().with(Switches.quiet().with(Quirk.BLACKHOLE_STAYS)),
                Scene.SPOKE_RANGE);
        String id = scene.network().attachmentIdOf(Scene.SPOKE);
        scene.lab.ec2(Scene.SPOKE).deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
        int before = scene.now();
        scene.lab.time().runFor(Duration.ofHours(3)); // deleted, no longer shown, and asked for once more by a sweep
        scene.settle();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.changes(before)).contains("ec2:ReplaceRoute");
        assertThat(scene.lab.ec2(Scene.SPOKE).describeRouteTables(r -> { }).routeTables())
                .flatMap(table -> table.routes()).noneMatch(route -> route.state() == RouteState.BLACKHOLE);
    }

    /** Its own range in the airlock would keep it out of the segment: nothing stays placed that is not seen. */
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
        Counts counts = connect(Switches.copies());
        assertThat(counts.calls()).as("%s", counts.callsByOperation()).isEqualTo(181);
        assertThat(counts.invocations()).as("%s", counts.invocationsByFunction()).isEqualTo(52);
        assertThat(counts.transitions()).isEqualTo(56);
    }

    /** Express executions run twice as well, and Lambda has to ask again for an invitation that is listed late. */
    @Test
    void whatAConnectionCostsAtTheLoudEnd() {
        Counts counts = connect(Switches.loud());
        assertThat(counts.calls()).as("%s", counts.callsByOperation()).isEqualTo(542);
        assertThat(counts.invocations()).as("%s", counts.invocationsByFunction()).isEqualTo(202);
        assertThat(counts.transitions()).isEqualTo(195);
    }

    private static Counts connect(Switches switches) {
        Scene scene = Scene.played(LabSetup.quiet().with(switches), Scene.SPOKE_RANGE);
        return Counts.of(Phase.CONNECT.of(scene.lab.journal()));
    }
}
