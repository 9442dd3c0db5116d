package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.transithandshake.lab.LabSetup;

/** Every event of a kind is lost while the accounts connect; then rules hear again, and the sweep finishes the work. */
class LostEventsTest {
    private static final String BUS = "transit-handshake";

    @ParameterizedTest
    @CsvSource({
        "111111111111, transit-handshake, AcceptInvitationGatewayOffered, 111111111111, default,"
                + " AcceptInvitationShareChanged",
        "222222222222, transit-handshake, AdmitRequestAttachmentRequested, 111111111111, transit-handshake,"
                + " ForwardToHub",
        "111111111111, transit-handshake, FixRoutesRoutesWanted, 111111111111, transit-handshake,"
                + " FixRoutesRoutesWanted",
        "222222222222, transit-handshake, AnswerRoutesReported, 111111111111, transit-handshake, ForwardToHub"})
    void theNextSweepFinishesTheConnection(String account, String bus, String rule, String other, String otherBus,
            String otherRule) {
        String connected = Standing.of(Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE));
        Scene scene = new Scene(LabSetup.quiet()).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle()
                .hub(Scene.SPOKE);
        List<Deaf> deaf = List.of(Deaf.to(scene, account, bus, rule), Deaf.to(scene, other, otherBus, otherRule));
        scene.settle();
        assertThat(scene.endings()).doesNotContain("Connected");
        deaf.forEach(Deaf::hear);
        scene.sweep();
        assertThat(scene.endings()).endsWith("Connected");
        assertThat(Standing.of(scene)).isEqualTo(connected);
    }

    @Test
    void aLostStackEventOfTheHubIsMadeUpFor() {
        Scene scene = new Scene(LabSetup.quiet()).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        scene.hub(Scene.SPOKE);
        Deaf deaf = Deaf.to(scene, Scene.HUB, "default", "OfferStackReady");
        scene.settle();
        deaf.hear();
        scene.sweep();
        assertThat(scene.endings()).endsWith("Connected");
    }

    @Test
    void aRequestByHandIsFoundWithoutATrail() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        String vpc = scene.vpc(Scene.SPOKE, "10.7.0.0/16");
        String subnet = scene.lab.ec2(Scene.SPOKE).describeSubnets(r -> { }).subnets().stream()
                .filter(one -> one.vpcId().equals(vpc)).findFirst().orElseThrow().subnetId();
        String gateway = scene.network().id();
        scene.lab.ec2(Scene.SPOKE).createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway).vpcId(vpc)
                .subnetIds(subnet));
        scene.settle();
        assertThat(scene.endings()).containsExactly("Connected");
        scene.sweep();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.messages()).isEmpty();
    }

    /** The hub's sweep asks once more each time, and nobody hears of it again. */
    @Test
    void aSpokeThatStaysSilentIsToldOnce() {
        Scene scene = new Scene(LabSetup.quiet()).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle()
                .hub(Scene.SPOKE);
        Deaf.to(scene, Scene.SPOKE, BUS, "FixRoutesRoutesWanted");
        scene.settle();
        List<Integer> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            told.add(scene.sweep().messages().size());
        }
        assertThat(told).containsExactly(1, 1, 1);
        assertThat(scene.endings()).containsExactly("RoutesMissing");
    }
}
