package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Call;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteRequest;

/** Deleting a stack, as docs/removal.md says. */
class LeavingTest {
    private static final Map<String, String> DISCONNECT = Map.of("OnDelete", "disconnect");

    @Test
    void byDefaultADeletedStackLeavesTheConnectionAsItIs() {
        Scene scene = connected(Map.of(), Map.of());
        String standing = Standing.of(scene);
        int before = scene.now();
        leave(scene, Scene.SPOKE);
        leave(scene, Scene.HUB);
        assertThat(Standing.of(scene)).isEqualTo(standing);
        assertThat(scene.changes(before)).isEmpty();
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aSpokeThatDisconnectsEndsItsRoutesFirstAndItsAttachmentLast() {
        Scene scene = connected(Map.of(), DISCONNECT);
        int before = scene.now();
        leave(scene, Scene.SPOKE);
        assertThat(scene.changes(before)).containsExactly("ec2:DeleteRoute", "ec2:DeleteTransitGatewayVpcAttachment");
        assertThat(scene.network().routes(Scene.SPOKE)).isEmpty();
        assertThat(scene.network().shown(Network.SEGMENT)).containsExactly(Scene.HUB_RANGE);
        scene.sweep();
        assertThat(scene.network().pending()).isEmpty();
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aHubThatDisconnectsCutsEverybodyAndLeavesWhatOthersOwn() {
        Scene scene = connected(DISCONNECT, Map.of());
        int before = scene.now();
        leave(scene, Scene.HUB);
        assertThat(scene.changes(before)).startsWith("ec2:DeleteRoute", "ec2:DisassociateTransitGatewayRouteTable")
                .endsWith("ec2:DeleteTransitGatewayVpcAttachment");
        assertThat(scene.network().routes(Scene.HUB)).isEmpty();
        assertThat(scene.network().associated(Network.SEGMENT)).isEmpty();
        assertThat(scene.network().shown(Network.SEGMENT)).isEmpty();
        assertThat(scene.network().attachmentOf(Scene.SPOKE).stateAsString()).isEqualTo("available");
        assertThat(scene.network().own().stateAsString()).isEqualTo("available");
        assertThat(scene.messages()).isEmpty();
    }

    /** A search answers 1,000 routes at most (SearchTransitGatewayRoutes, EC2 API Reference). */
    @Test
    void aHubWhoseTableHasMoreRoutesThanASearchAnswersLeavesNoRouteBehind() {
        Scene scene = connected(DISCONNECT, Map.of());
        String table = scene.network().table(Network.SEGMENT).getFirst();
        for (int i = 0; i < 1_001; i++) {
            scene.lab.api().call(Caller.person(Scene.HUB, Lab.REGION), "ec2", "CreateTransitGatewayRoute",
                    CreateTransitGatewayRouteRequest.builder().transitGatewayRouteTableId(table).blackhole(true)
                            .destinationCidrBlock("100.64." + i / 256 + "." + i % 256 + "/32").build());
        }
        leave(scene, Scene.HUB);
        assertThat(scene.network().routes(Scene.HUB)).isEmpty();
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void anAttachmentThatSomebodyElseRequestedStaysWithoutOurRoutes() {
        Scene scene = connected(Map.of(), DISCONNECT);
        String id = scene.network().attachmentIdOf(Scene.SPOKE);
        scene.lab.ec2(Scene.SPOKE).deleteTags(r -> r.resources(id));
        leave(scene, Scene.SPOKE);
        assertThat(scene.network().routes(Scene.SPOKE)).isEmpty();
        assertThat(scene.network().attachmentOf(Scene.SPOKE).stateAsString()).isEqualTo("available");
    }

    @Test
    void whatCannotBeEndedIsToldAndTheStackGoesAllTheSame() {
        Scene scene = connected(Map.of(), DISCONNECT);
        scene.lab.faults().calls(call -> call.operation().equals("DeleteRoute"), 1, Trial.ALWAYS,
                Trial.throttledByEc2());
        leave(scene, Scene.SPOKE);
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .contains(scene.vpcOf(Scene.SPOKE), "Request limit exceeded", "docs/removal.md"));
        assertThat(scene.network().attachmentOf(Scene.SPOKE).stateAsString()).isEqualTo("available");
    }

    /** Each call takes half a minute, so there is time for some places, and not for the hub's own attachment. */
    @Test
    void aFunctionThatRunsOutOfTimeAnswersBeforeItsLimitAndTellsWhatItDidNotGetTo() {
        Scene scene = new Scene(LabSetup.quiet()).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of())
                .spoke(Scene.OTHER_SPOKE, "10.3.0.0/16", Map.of()).spoke(Scene.STRANGER, "10.4.0.0/16", Map.of())
                .settle().hub(DISCONNECT, Scene.SPOKE, Scene.OTHER_SPOKE, Scene.STRANGER).settle();
        int before = scene.now();
        scene.lab.faults().calls(call -> slow(scene, call), 1, 1, Trial.throttledByEc2());
        leave(scene, Scene.HUB);
        assertThat(scene.lab.journal().entries().subList(before, scene.now()).stream()
                .filter(Entry.Invocation.class::isInstance).map(Entry.Invocation.class::cast)
                .filter(one -> one.function().contains("LeaveHub"))).singleElement()
                .satisfies(one -> assertThat(one.error()).isEmpty());
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .contains("the hub's attachment", "not tried, there was no time left", "docs/removal.md"));
        assertThat(scene.network().attachmentOf(Scene.HUB).stateAsString()).isEqualTo("available");
    }

    /** Takes its time, and does not fail. */
    private static boolean slow(Scene scene, Call call) {
        if (call.caller().actor().contains("LeaveHub") && call.service().equals("ec2")) {
            scene.lab.time().pause(Duration.ofSeconds(30));
        }
        return false;
    }

    /** Lambda tries again after a minute, and CloudFormation waits for 20. */
    @Test
    void aFunctionThatDiesOnceDoesNotHoldTheStack() {
        Scene scene = connected(Map.of(), DISCONNECT);
        scene.lab.faults().invocations(call -> Trial.isOf(call.function(), "LeaveSpoke"), 1, 1,
                new Fault.Silent(false));
        leave(scene, Scene.SPOKE);
        assertThat(scene.network().routes(Scene.SPOKE)).isEmpty();
    }

    @Test
    void noRuleAndNoScheduleOfADeletedStackActsAnyMore() {
        Scene scene = connected(Map.of(), Map.of());
        leave(scene, Scene.SPOKE);
        leave(scene, Scene.HUB);
        int before = scene.now();
        scene.sweep();
        assertThat(scene.lab.journal().entries().subList(before, scene.now()))
                .noneMatch(entry -> entry instanceof Entry.Invocation || entry instanceof Entry.Execution);
    }

    @Test
    void anUpdateOfTheStackEndsNothing() {
        Scene scene = connected(Map.of(), DISCONNECT);
        String standing = Standing.of(scene);
        scene.spokeOf(Scene.SPOKE, scene.vpcOf(Scene.SPOKE), Map.of("OnDelete", "keep")).settle();
        leave(scene, Scene.SPOKE);
        assertThat(Standing.of(scene)).isEqualTo(standing);
    }

    private static Scene connected(Map<String, String> hub, Map<String, String> spoke) {
        Scene scene = new Scene(LabSetup.quiet()).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, spoke).settle()
                .hub(hub, Scene.SPOKE).settle();
        assertThat(scene.endings()).isEqualTo(List.of("Connected"));
        return scene;
    }

    private static void leave(Scene scene, String account) {
        scene.lab.delete(account, Landscape.STACK);
        scene.settle();
    }
}
