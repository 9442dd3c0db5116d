package org.transithandshake.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.RouteOwner;

/** A static route of a gateway is ours only as long as it is what the table's tag says. */
class ExtraRoutePlanTest {
    private static final Cidr RANGE = Cidr.of("10.9.0.0/16");
    private static final RouteOwner TO_A = new RouteOwner(RANGE, "tgw-attach-a");
    private static final RouteOwner TO_B = new RouteOwner(RANGE, "tgw-attach-b");
    private static final Map<Cidr, String> NOTED_A = Map.of(RANGE, "tgw-attach-a");

    @Test
    void whatStandsAsWantedIsLeftAsItIsWhoeverMadeIt() {
        assertThat(ExtraRoutePlan.of(List.of(TO_A), List.of(TO_A), NOTED_A)).isEmpty();
        assertThat(ExtraRoutePlan.of(List.of(TO_A), List.of(TO_A), Map.of())).isEmpty();
    }

    @Test
    void aMissingRouteIsMade() {
        assertThat(ExtraRoutePlan.of(List.of(TO_A), List.of(), NOTED_A)).containsExactly(new ExtraRoutePlan.Make(TO_A));
    }

    @Test
    void oursIsReplacedAndAnotherOnesIsInTheWay() {
        assertThat(ExtraRoutePlan.of(List.of(TO_B), List.of(TO_A), NOTED_A))
                .containsExactly(new ExtraRoutePlan.Replace(TO_B));
        assertThat(ExtraRoutePlan.of(List.of(TO_B), List.of(TO_A), Map.of()))
                .containsExactly(new ExtraRoutePlan.Blocked(TO_B, TO_A));
    }

    @Test
    void aReplacementWhoseNoteWasLostIsNoted() {
        assertThat(ExtraRoutePlan.of(List.of(TO_B), List.of(TO_B), NOTED_A))
                .containsExactly(new ExtraRoutePlan.Note(TO_B));
    }

    @Test
    void whatIsNoLongerWantedIsEndedIfItIsStillOurs() {
        assertThat(ExtraRoutePlan.of(List.of(), List.of(TO_A), NOTED_A)).containsExactly(new ExtraRoutePlan.End(RANGE));
        assertThat(ExtraRoutePlan.of(List.of(), List.of(TO_B), NOTED_A))
                .containsExactly(new ExtraRoutePlan.Forget(RANGE));
        assertThat(ExtraRoutePlan.of(List.of(), List.of(), NOTED_A)).containsExactly(new ExtraRoutePlan.Forget(RANGE));
        assertThat(ExtraRoutePlan.of(List.of(), List.of(TO_A), Map.of())).isEmpty();
    }
}
