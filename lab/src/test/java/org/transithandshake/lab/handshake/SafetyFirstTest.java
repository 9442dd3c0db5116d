package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.STRANGER;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.api.Faults.Rule;
import software.amazon.awssdk.services.ec2.model.Tag;

/** Whatever a sweep cannot mend in the hub, it turns out first who is not allowed any more. */
class SafetyFirstTest {
    @Test
    void aRouteOfTheHubThatCannotBeWrittenKeepsNobodyConnected() {
        Trial trial = connected().calls("SweepHub", "CreateRoute", 1, Trial.ALWAYS,
                Trial.throttledByEc2());
        Scene scene = trial.scene;
        forgetOther(trial, Map.of());
        scene.lab.ec2(HUB).deleteRoute(r -> r.destinationCidrBlock(Scene.SPOKE_RANGE)
                .routeTableId(scene.network().subnetTables(HUB).getFirst()));
        scene.sweep();

        assertThat(trial.allStruck()).isTrue();
        assertThat(scene.network().associated(Network.SEGMENT))
                .containsExactlyInAnyOrder(scene.vpcOf(HUB), scene.vpcOf(SPOKE));
        assertThat(scene.endings()).containsExactly("Connected", "Connected", "Refused");
    }

    /** The offer, which would look at each attachment, comes no further than to this VPC. */
    @Test
    void aVpcOfTheHubThatIsNotThereKeepsNobodyConnected() {
        Trial trial = connected();
        forgetOther(trial, Map.of("HubVpcs", trial.scene.vpcOf(HUB) + ",vpc-0fedcba9876543210"));
        trial.scene.sweep();

        assertThat(trial.endings("offer")).contains("FAILED");
        assertThat(trial.scene.network().associated(Network.SEGMENT))
                .containsExactlyInAnyOrder(trial.scene.vpcOf(HUB), trial.scene.vpcOf(SPOKE));
    }

    /** The gateway's tags are where everybody looks for its tables. */
    @Test
    void aTagOfTheGatewayThatSomebodyRemovedComesBack() {
        Scene scene = connected().scene;
        String gateway = scene.network().id();
        String tag = "transit-handshake:table:segment:main";
        scene.lab.ec2(HUB).deleteTags(r -> r.resources(gateway).tags(Tag.builder().key(tag).build()));
        scene.sweep();

        assertThat(scene.lab.ec2(HUB).describeTransitGateways(r -> r.transitGatewayIds(gateway)).transitGateways()
                .getFirst().tags()).anyMatch(one -> one.key().equals(tag));
        assertThat(scene.alarms()).isEmpty();
        assertThat(scene.messages()).isEmpty();
    }

    /** Of two that are not allowed any more, one cannot be looked at: the other is turned out, and people hear. */
    @Test
    void aLookThatFailsKeepsNobodyElseConnected() {
        Trial trial = connected();
        String unseen = trial.scene.network().attachmentIdOf(OTHER_SPOKE);
        trial.scene.lab.faults().invocations(one -> Trial.isOf(one.function(), "AdmitRequest")
                && one.payload().toString().contains(unseen), 1, Trial.ALWAYS, new Fault.Died(false));
        trial.scene.hub(STRANGER).settle();

        assertThat(trial.scene.network().associated(Network.SEGMENT))
                .containsExactlyInAnyOrder(trial.scene.vpcOf(HUB), trial.scene.vpcOf(OTHER_SPOKE));
        assertThat(trial.endings("offer")).endsWith("FAILED");
        assertThat(trial.scene.messages()).anyMatch(message -> message.subject().contains("the offer failed"));
    }

    /** The doorbell of one account is out of order: who is not allowed any more is turned out all the same. */
    @Test
    void anAccountThatCannotBeRungKeepsNobodyConnected() {
        Trial trial = connected();
        trial.scene.lab.faults().calls(call -> call.operation().equals("PutEvents")
                && call.request().toString().contains(":" + STRANGER + ":event-bus/"), 1, Trial.ALWAYS,
                Trial.throttled());
        trial.scene.hub(STRANGER, SPOKE).settle();

        assertThat(trial.scene.network().associated(Network.SEGMENT))
                .containsExactlyInAnyOrder(trial.scene.vpcOf(HUB), trial.scene.vpcOf(SPOKE));
        assertThat(trial.endings("offer")).endsWith("FAILED");
        assertThat(trial.scene.messages()).anyMatch(message -> message.subject().contains("the offer failed"));
    }

    private static Trial connected() {
        Trial trial = Trial.withSpoke(LabSetup.quiet());
        trial.scene.spoke(OTHER_SPOKE, "10.3.0.0/16", Map.of()).settle().hub(SPOKE, OTHER_SPOKE).settle();
        return trial;
    }

    /** An update without the other account, whose own look at it is lost. */
    private static void forgetOther(Trial trial, Map<String, String> more) {
        Rule<?> lost = trial.scene.lab.faults().invocations(one -> Trial.isOf(one.function(), "AdmitRequest"), 1,
                Trial.ALWAYS, new Fault.Died(false));
        trial.scene.hub(more, SPOKE).settle();
        lost.lift();
        assertThat(trial.scene.network().associated(Network.SEGMENT)).contains(trial.scene.vpcOf(OTHER_SPOKE));
    }
}
