package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentState;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;

/** An update of the hub's stack is enough: nobody else has to ring. */
class HubUpdateTest {
    private static final String NOBODY_YET = "555555555555";

    @Test
    void aRangeThatIsAllowedByNowGetsIn() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.spoke(Scene.SPOKE, "172.20.0.0/16", Map.of()).settle().hub(Scene.SPOKE).settle();
        scene.hub(Map.of("AllowedCidrs", "10.0.0.0/8,172.16.0.0/12"), Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Refused", "Connected");
    }

    @Test
    void aRequestThatIsAllowedByNowIsAdmitted() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle().hub(Scene.SPOKE).runUntil(entry ->
                entry instanceof Entry.ApiCall call && call.caller().account().equals(Scene.SPOKE)
                        && call.operation().equals("CreateTransitGatewayVpcAttachment"));
        scene.hub(NOBODY_YET).settle();
        assertThat(scene.network().attachmentOf(Scene.SPOKE).state())
                .isEqualTo(TransitGatewayAttachmentState.PENDING_ACCEPTANCE);
        scene.hub(NOBODY_YET, Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.network().note(Scene.SPOKE, "admission")).isEqualTo("policy");
        scene.hub(NOBODY_YET).settle();
        assertThat(scene.endings()).as("and it is the policy's to take back").containsExactly("Connected", "Refused");
    }

    @Test
    void anAccountThatBelongsToAnotherSegmentByNowMoves() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle()
                .hub(Map.of("Segments", "main,other"), Scene.SPOKE).settle();
        scene.hub(Map.of("Segments", "main,other", "AccountSegments", Scene.SPOKE + "=other"), Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().associated("segment:other")).containsExactly(scene.vpcOf(Scene.SPOKE));
    }

    @Test
    void aFurtherVpcOfTheHubIsRoutedToWhatIsConnectedWithoutAnInterruption() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        String first = scene.vpcOf(Scene.HUB);
        String second = scene.vpc(Scene.HUB, "10.9.0.0/16");
        int before = scene.now();
        scene.hub(Map.of("HubVpcs", first + "," + second), Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().routes(Scene.HUB)).containsExactly(Scene.SPOKE_RANGE, Scene.SPOKE_RANGE);
        assertThat(scene.changes(before)).doesNotContain("ec2:DisassociateTransitGatewayRouteTable");
    }

    @Test
    void anUpdateThatConcernsNobodyChangesNothing() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        int before = scene.now();
        scene.hub(Map.of("TakeOverDefaults", "true"), Scene.SPOKE).settle();
        assertThat(scene.changes(before)).isEmpty();
    }

    /** What hangs on the gateway that the hub made goes on; who joins from now on, joins the adopted one. */
    @Test
    void theShareMovesToAGatewayThatIsAdoptedLater() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        String adopted = scene.lab.ec2(Scene.HUB).createTransitGateway(r -> r.options(o -> o
                        .defaultRouteTableAssociation("disable").defaultRouteTablePropagation("disable")))
                .transitGateway().transitGatewayId();
        scene.settle();
        int before = scene.now();
        scene.hub(Map.of("TransitGatewayId", adopted, "Mode", "enforce", "HubVpcs", ""), Scene.SPOKE).settle();
        assertThat(shared(scene)).singleElement().asString().endsWith("transit-gateway/" + adopted);
        assertThat(scene.changes(before)).containsSubsequence(
                "ram:AssociateResourceShare", "ram:DisassociateResourceShare");
        assertThat(scene.network().associated(Network.SEGMENT)).contains(scene.vpcOf(Scene.SPOKE));
        assertThat(scene.lab.ec2(Scene.HUB).describeTransitGatewayVpcAttachments(r -> { })
                .transitGatewayVpcAttachments()).anyMatch(one -> one.transitGatewayId().equals(adopted)
                && one.vpcOwnerId().equals(Scene.SPOKE) && one.state() == TransitGatewayAttachmentState.AVAILABLE);
    }

    private static List<String> shared(Scene scene) {
        return scene.lab.ram(Scene.HUB).getResourceShareAssociations(r -> r.associationType(
                        ResourceShareAssociationType.RESOURCE)).resourceShareAssociations().stream()
                .filter(one -> one.status() == ResourceShareAssociationStatus.ASSOCIATED)
                .map(one -> one.associatedEntity()).toList();
    }
}
