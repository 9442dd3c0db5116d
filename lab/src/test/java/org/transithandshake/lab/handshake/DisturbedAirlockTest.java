package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches.Overlap;
import org.transithandshake.lab.time.Delay;

/** What goes wrong with an attachment inside the airlock keeps nobody else out of it, and nobody in it. */
class DisturbedAirlockTest {
    private static final List<String> THREE = List.of("10.1.0.0/16", "10.3.0.0/16", "10.5.0.0/16");

    @ParameterizedTest
    @CsvSource({"LetRangesShow, 1", "LetRangesSettle, 1", "LetRangesSettle, 4", "WaitForAssociation, 1"})
    void anAttemptThatWasKilledInTheAirlockIsTurnedOutByTheNextAndGetsInOnItsOwnNext(String state, int airlocks) {
        Crowd crowd = three(ThisRun.setup()).hub(airlocks).runUntil(enters(state));
        Entry.Execution killed = kill(crowd, state);
        String range = crowd.rangeOf(Crowd.attachmentOf(killed));
        crowd.settle();
        assertThat(crowd.endings().get(range)).as("a copy of an event may be a wake-up, too")
                .isIn(List.of("ABORTED"), ThisRun.expects(List.of("ABORTED"), List.of(Crowd.CONNECTED)));
        assertThat(crowd.endings().values()).filteredOn(List.of(Crowd.CONNECTED)::equals)
                .hasSizeBetween(2, ThisRun.expects(2, 3));
        crowd.ring(Crowd.attachmentOf(killed)).settle();
        assertThat(crowd.endings().values()).hasSize(3).containsOnly(List.of(Crowd.CONNECTED));
        AirlockRacesTest.assertSafe(crowd, 3);
        assertThat(crowd.messages()).as("of the killed attempt, whose status change may come twice")
                .hasSize(ThisRun.expects(1, 2));
    }

    /** Its range is free for whoever asks next, although it still shows in an airlock for a while. */
    @Test
    void aRivalThatWasKilledInAnotherAirlockDoesNotKeepUsWaiting() {
        LabSetup slow = ThisRun.setup(Overlap.IDENTICAL_PER_TABLE).with(Delay.SEARCH_LAG, Duration.ofSeconds(10));
        Crowd crowd = new Crowd(slow).spoke("10.1.0.0/16").spoke("10.1.128.0/17").hub(4)
                .runUntil(enters("LetRangesSettle"));
        Entry.Execution killed = kill(crowd, "LetRangesSettle");
        crowd.settle();
        assertThat(crowd.endings().values()).containsExactlyInAnyOrder(List.of("ABORTED"), List.of(Crowd.CONNECTED));
        crowd.ring(Crowd.attachmentOf(killed)).settle();
        assertThat(crowd.endings().values()).containsExactlyInAnyOrder(List.of("Refused"), List.of(Crowd.CONNECTED));
        AirlockRacesTest.assertSafe(crowd, 1);
    }

    /** As an invocation does that is cut off between entering and looking: it never sees that it should leave. */
    @ParameterizedTest
    @AtItsOwnEnd
    @ValueSource(ints = {1, 2})
    void aLowerIdThatArrivesDuringAReadingSpoilsItAndBothGetInAfterwards(int seed) {
        Crowd crowd = three(LabSetup.quiet().seed(seed)).hub(1).runUntil(entry -> entry instanceof Entry.ApiCall call
                && call.operation().equals("SearchTransitGatewayRoutes")
                && call.caller().actor().contains("PlaceAttachment"));
        String airlock = crowd.network.table(Network.AIRLOCK).getFirst();
        String inside = crowd.inAirlocks().getFirst();
        String stranger = crowd.attachments().map(one -> one.transitGatewayAttachmentId())
                .filter(id -> id.compareTo(inside) < 0).findFirst().orElseThrow();
        crowd.lab.ec2(Scene.HUB).enableTransitGatewayRouteTablePropagation(r -> r
                .transitGatewayRouteTableId(airlock).transitGatewayAttachmentId(stranger));
        crowd.settle();
        assertThat(crowd.lab.journal().of(Entry.Invocation.class).map(Entry.Invocation::answer))
                .anyMatch(answer -> answer != null && answer.contains("Crowded"));
        AirlockRacesTest.assertAllConnected(crowd, 3);
    }

    private static Crowd three(LabSetup setup) {
        Crowd crowd = new Crowd(setup);
        THREE.forEach(crowd::spoke);
        return crowd;
    }

    private static Predicate<Entry> enters(String state) {
        return entry -> entry instanceof Entry.Transition transition && transition.state().equals(state)
                && transition.machine().endsWith("-connect");
    }

    /** Kills the attempt that is in this state first. */
    private static Entry.Execution kill(Crowd crowd, String state) {
        String arn = crowd.lab.journal().of(Entry.Transition.class).filter(enters(state)).findFirst().orElseThrow()
                .execution();
        crowd.lab.sfn(Scene.HUB).stopExecution(r -> r.executionArn(arn));
        return crowd.attempts().filter(one -> one.execution().equals(arn)).findFirst().orElseThrow();
    }
}
