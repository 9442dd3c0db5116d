package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;

/** The hub's stack is updated, and its policy says no longer what connections rest on. */
class RevokedTest {
    private static final String NOBODY_YET = "555555555555";
    private static final Set<String> CUTS = Set.of("DisassociateTransitGatewayRouteTable",
            "DisableTransitGatewayRouteTablePropagation", "DeleteRoute", "DisassociateResourceShare");

    @Test
    void anAccountThatIsNoLongerAllowedIsTurnedOutInOrderAndToldOnce() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        int before = scene.now();
        scene.hub(NOBODY_YET).settle();
        assertTurnedOut(scene, "account is one of AllowedAccounts (" + Scene.SPOKE + "): no");
        assertThat(scene.calls(before).map(Entry.ApiCall::operation).filter(CUTS::contains)
                .distinct()).startsWith("DisassociateTransitGatewayRouteTable",
                        "DisableTransitGatewayRouteTablePropagation");
        assertThat(scene.changes(before)).containsOnlyOnce("ec2:DeleteRoute", "ram:DisassociateResourceShare");
        assertThat(principals(scene)).containsExactly(NOBODY_YET);
    }

    /** Both copies of the stack's event start an offer, and every step of both meets the other's. */
    @Test
    void twoOffersAtOnceTurnOutAndTellOnce() {
        Scene scene = Scene.played(LabSetup.loud(), Scene.SPOKE_RANGE);
        scene.hub(NOBODY_YET).settle();
        assertTurnedOut(scene, "account is one of AllowedAccounts (" + Scene.SPOKE + "): no");
        assertThat(principals(scene)).containsExactly(NOBODY_YET);
    }

    /** On an adopted gateway what stood before is left alone, but not what the hub itself connected. */
    @Test
    void anAdoptedGatewaysConnectionIsTurnedOutAndWhatStoodBeforeIsNot() {
        Estate estate = Estate.withOpen();
        String before = estate.legacy(Scene.STRANGER, "10.4.0.0/16");
        String standing = estate.state(before);
        estate.spoke().enforce().hub(Map.of("Mode", "enforce", "AllowedAccounts", NOBODY_YET));
        assertThat(estate.endings("connect")).containsExactly("Connected", "Refused");
        assertThat(estate.messages()).singleElement().asString().contains("Refused", Scene.SPOKE);
        assertThat(estate.state(before)).isEqualTo(standing);
    }

    @Test
    void anotherUpdateTellsAndChangesNothingMore() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        scene.hub(NOBODY_YET).settle();
        int before = scene.now();
        scene.hub(Map.of("Airlocks", "2"), NOBODY_YET).settle();
        assertThat(scene.messages()).hasSize(1);
        assertThat(scene.changes(before)).doesNotContainAnyElementsOf(
                List.of("ec2:DeleteRoute", "ec2:DisassociateTransitGatewayRouteTable",
                        "ram:DisassociateResourceShare"));
    }

    @Test
    void anAccountThatIsPutBackConnectsAgain() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        String connected = Standing.of(scene);
        scene.hub(NOBODY_YET).settle();
        scene.hub(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected", "Refused", "Connected");
        assertThat(Standing.of(scene)).isEqualTo(connected);
        assertThat(principals(scene)).containsExactly(Scene.SPOKE);
    }

    @Test
    void aRangeThatIsNoLongerAllowedIsTurnedOutAndItsRouteRemoved() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        String connected = Standing.of(scene);
        scene.hub(Map.of("AllowedCidrs", "192.168.0.0/16"), Scene.SPOKE).settle();
        assertTurnedOut(scene, "range is within AllowedCidrs (" + Scene.SPOKE_RANGE + "): no");
        assertThat(principals(scene)).as("the account is allowed still").containsExactly(Scene.SPOKE);
        scene.hub(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected", "Refused", "Connected");
        assertThat(Standing.of(scene)).isEqualTo(connected);
    }

    /** Its attempt ended without Connected, so the routes of the hub are known by that attempt's answer. */
    @Test
    void aConnectionThatWaitsForItsRoutesIsTurnedOutToo() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of("Routes", "report")).settle().hub(Scene.SPOKE).settle();
        assertThat(scene.network().routes(Scene.HUB)).containsExactly(Scene.SPOKE_RANGE);
        scene.hub(NOBODY_YET).settle();
        assertThat(scene.endings()).containsExactly("RoutesMissing", "Refused");
        assertThat(scene.network().routes(Scene.HUB)).isEmpty();
        assertThat(scene.network().associated(Network.SEGMENT)).containsExactly(scene.vpcOf(Scene.HUB));
    }

    /** Whatever the attempt is about to do when the policy changes under it. */
    @ParameterizedTest
    @ValueSource(strings = {"WaitForAttachment", "ReadAirlock", "PlaceAttachment", "WaitForAssociation", "AskSpoke"})
    void anAttemptThatRunsMeanwhileLeavesNothingPlaced(String state) {
        Scene scene = new Scene(LabSetup.quiet());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        scene.hub(Scene.SPOKE).runUntil(entry -> entry instanceof Entry.Transition in && in.state().equals(state));
        scene.hub(NOBODY_YET).settle();
        assertThat(scene.network().associated(Network.SEGMENT)).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.network().shown(Network.SEGMENT)).containsExactly(Scene.HUB_RANGE);
        assertThat(scene.network().propagating(Network.AIRLOCK)).isEmpty();
    }

    /** A person's word is not the policy's to take back. */
    @Test
    void whatAPersonAdmittedStays() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle().hub(Scene.SPOKE)
                .runUntil(entry -> entry instanceof Entry.ApiCall call
                        && call.operation().equals("CreateTransitGatewayVpcAttachment")
                        && call.caller().account().equals(Scene.SPOKE));
        scene.hub(NOBODY_YET).settle();
        assertThat(scene.network().note(Scene.SPOKE, "status")).isEqualTo("UnderReview");
        scene.lab.ec2(Scene.HUB).acceptTransitGatewayVpcAttachment(r ->
                r.transitGatewayAttachmentId(scene.network().attachmentIdOf(Scene.SPOKE)));
        scene.settle();
        scene.hub(Map.of("Airlocks", "2"), NOBODY_YET).settle();
        scene.hub(Map.of("Airlocks", "1"), NOBODY_YET).settle();
        assertThat(scene.network().associated(Network.SEGMENT)).contains(scene.vpcOf(Scene.SPOKE));
    }

    @Test
    void observeModeReportsOnly() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        String id = scene.network().attachmentIdOf(Scene.SPOKE);
        int before = scene.now();
        scene.hub(Map.of("Mode", "observe"), NOBODY_YET).settle();
        scene.hub(Map.of("Mode", "observe", "AllowedCidrs", "192.168.0.0/16"), Scene.SPOKE).settle();
        assertThat(scene.changes(before)).isEmpty();
        assertThat(scene.messages()).hasSize(2);
        assertThat(scene.messages().get(0).text()).contains("- turn out " + id, "- take the accounts off the share "
                + Scene.SPOKE);
        assertThat(scene.messages().get(1).text()).contains("- turn out " + id, Scene.SPOKE_RANGE);
    }

    private static void assertTurnedOut(Scene scene, String why) {
        assertThat(scene.endings()).containsExactly("Connected", "Refused");
        assertThat(scene.network().associated(Network.SEGMENT)).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.network().shown(Network.SEGMENT)).containsExactly(Scene.HUB_RANGE);
        assertThat(scene.network().propagating(Network.AIRLOCK)).isEmpty();
        assertThat(scene.network().routes(Scene.HUB)).isEmpty();
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("Refused", why, Scene.SPOKE_RANGE + " -> ", " removed"));
        assertThat(MetricsTest.told(scene))
                .containsOnlyOnce("ConnectionsRefused=1.0 Count", "ConnectionsMade=1.0 Count");
    }

    private static List<String> principals(Scene scene) {
        return scene.lab.ram(Scene.HUB).getResourceShareAssociations(r -> r.associationType(
                        ResourceShareAssociationType.PRINCIPAL)).resourceShareAssociations().stream()
                .filter(one -> one.status() == ResourceShareAssociationStatus.ASSOCIATED
                        || one.status() == ResourceShareAssociationStatus.ASSOCIATING)
                .map(one -> one.associatedEntity()).toList();
    }
}
