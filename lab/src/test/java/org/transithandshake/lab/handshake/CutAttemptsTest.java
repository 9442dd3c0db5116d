package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;

/** Attempts that end from outside: by a person, or by the machine's own time limit. */
class CutAttemptsTest {
    /** Somebody puts the hub's attachment back into the airlock whenever it was turned out, and functions are slow. */
    @Test
    void anAttemptThatTakesTooLongLeavesTheAirlockIsToldOnceAndFinishedByTheNextWakeUp() {
        LabSetup slow = LabSetup.quiet().with(Delay.WARM_START, Duration.ofSeconds(50));
        Trial trial = Trial.withSpoke(slow).start();
        trial.scene.runUntil(in("LetRangesSettle"));
        EnableTransitGatewayRouteTablePropagationRequest back = hubIntoAirlock(trial.scene);
        boolean[] disturbed = {true};
        trial.scene.lab.journal().follow(entry -> {
            if (disturbed[0] && in("LetRangesSettle").test(entry)) {
                trial.scene.lab.ec2(Scene.HUB).enableTransitGatewayRouteTablePropagation(back);
            }
        });
        trial.scene.lab.ec2(Scene.HUB).enableTransitGatewayRouteTablePropagation(back);
        trial.settle();
        disturbed[0] = false;
        Network network = trial.scene.network();
        assertThat(trial.endings("connect")).containsExactly("TIMED_OUT");
        assertThat(network.propagating(Network.AIRLOCK)).doesNotContain(trial.scene.vpcOf(Scene.SPOKE));
        assertThat(network.propagating(Network.SEGMENT)).containsExactly(trial.scene.vpcOf(Scene.HUB));
        assertThat(trial.told()).isEqualTo(Map.of(Scene.HUB, 1L));
        assertThat(trial.scene.messages().getFirst().text()).contains("TIMED_OUT", "describe-execution");
        assertThat(network.note(Scene.SPOKE, "status")).isEqualTo("TimedOut");
        assertThat(MetricsTest.told(trial.scene)).containsExactly("ConnectionsFailed=1.0 Count");
        trial.wakeUp();
        assertThat(trial.endings("connect")).containsExactly("TIMED_OUT", "Connected");
        assertThat(network.propagating(Network.AIRLOCK)).isEmpty();
    }

    /** EventBridge may hand it over a day late, and more than once (User Guide, "retry policy"). */
    @Test
    void theEndOfAnOldAttemptThatArrivesLateDisturbsNoNewerOne() {
        Trial trial = Trial.withSpoke(LabSetup.quiet()).start();
        trial.scene.runUntil(in("ReadAirlock"));
        stop(trial.scene);
        trial.settle().wakeUp();
        assertThat(trial.endings("connect")).containsExactly("ABORTED", "Connected");
        String before = Standing.of(trial.scene);
        int from = trial.scene.now();
        trial.scene.lab.buses().deliver(Scene.HUB, "default", aborted(trial.scene));
        trial.settle();
        assertThat(Standing.of(trial.scene)).isEqualTo(before);
        assertThat(trial.scene.changes(from)).isEmpty();
        assertThat(trial.scene.calls(from)).as("it was looked at").isNotEmpty();
    }

    /** Its notes are written, and only people were still to be told: the hub's side stays as the notes say. */
    @Test
    void anAttemptThatIsStoppedAfterItsEndWasNotedKeepsWhatItMade() {
        Trial trial = Trial.withSpoke(LabSetup.quiet());
        trial.calls("-connect", "PutEvents", 1, Trial.ALWAYS, Trial.throttled()).start();
        trial.scene.runUntil(in("TellPeople"));
        stop(trial.scene);
        trial.settle();
        assertThat(trial.endings("connect")).containsExactly("ABORTED");
        assertThat(trial.scene.network().associated(Network.SEGMENT)).contains(trial.scene.vpcOf(Scene.SPOKE));
        assertThat(trial.scene.network().note(Scene.SPOKE, "status")).isEqualTo("RoutesMissing");
        assertThat(MetricsTest.told(trial.scene)).containsExactly("ConnectionsFailed=1.0 Count");
    }

    @Test
    void aStoppedAttemptIsCountedOnceThoughEveryEventComesTwice() {
        Scene scene = new Scene(LabSetup.loud());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        scene.hub(Scene.SPOKE).runUntil(in("ReadAirlock"));
        stop(scene);
        scene.settle();
        assertThat(scene.endings()).startsWith("ABORTED");
        assertThat(MetricsTest.told(scene)).containsOnlyOnce("ConnectionsFailed=1.0 Count");
        assertThat(scene.messages()).as("the rule publishes each copy").hasSize(2);
    }

    private static EnableTransitGatewayRouteTablePropagationRequest hubIntoAirlock(Scene scene) {
        Network network = scene.network();
        return EnableTransitGatewayRouteTablePropagationRequest.builder()
                .transitGatewayRouteTableId(network.table(Network.AIRLOCK).getFirst())
                .transitGatewayAttachmentId(network.attachmentIdOf(Scene.HUB)).build();
    }

    private static Predicate<Entry> in(String state) {
        return entry -> entry instanceof Entry.Transition entered && entered.state().equals(state);
    }

    private static void stop(Scene scene) {
        scene.lab.sfn(Scene.HUB).stopExecution(r -> r.executionArn("arn:aws:states:" + Lab.REGION + ":"
                + Scene.HUB + ":execution:transit-handshake-connect:"
                + scene.network().attachmentIdOf(Scene.SPOKE) + "-0"));
    }

    private static JsonNode aborted(Scene scene) {
        return scene.lab.journal().of(Entry.Event.class).filter(event -> event.source().equals("aws.states"))
                .map(event -> Scene.json(event.json()))
                .filter(event -> event.at("/detail/status").asText().equals("ABORTED")).findFirst().orElseThrow();
    }
}
