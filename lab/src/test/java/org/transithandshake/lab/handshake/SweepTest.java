package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Faults.Fault;
import org.transithandshake.lab.ram.Organization;
import org.transithandshake.lab.time.Delay;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What people do to a standing connection, or what went wrong, is found by the next sweep; each thing is told once. */
class SweepTest {
    private static final int SWEEPS = 3;

    @Test
    void aRouteThatSomebodyDeletedComesBackOnEitherSide() {
        for (String account : List.of(Scene.HUB, Scene.SPOKE)) {
            Scene scene = connected();
            List<String> routes = scene.network().routes(account);
            deleteRoute(scene, account);
            assertThat(scene.network().routes(account)).isEmpty();
            assertThat(scene.sweep().network().routes(account)).isEqualTo(routes);
            assertThat(scene.endings()).as("no new attempt").containsExactly("Connected");
            assertThat(scene.messages()).isEmpty();
        }
    }

    @Test
    void aForeignRouteInTheWayIsToldOnceToThePeopleOfItsAccount() {
        for (String account : List.of(Scene.HUB, Scene.SPOKE)) {
            Scene scene = connected();
            String range = deleteRoute(scene, account);
            String table = scene.network().subnetTables(account).getFirst();
            Ec2Client ec2 = scene.lab.ec2(account);
            String internet = ec2.createInternetGateway(r -> { }).internetGateway().internetGatewayId();
            ec2.attachInternetGateway(r -> r.internetGatewayId(internet).vpcId(scene.vpcOf(account)));
            ec2.createRoute(r -> r.routeTableId(table).destinationCidrBlock(range).gatewayId(internet));
            sweepOften(scene);
            assertThat(scene.messages()).singleElement().satisfies(message -> {
                assertThat(message.account()).isEqualTo(account);
                assertThat(message.text()).contains(table + ": " + range + " -> " + internet, "left alone");
            });
            assertThat(scene.network().routes(account)).containsExactly(range + " not to the gateway");
        }
    }

    @Test
    void whereRoutesAreOnlyReportedTheCommandIsToldOnce() {
        Scene scene = connected();
        scene.spokeOf(Scene.SPOKE, scene.vpcOf(Scene.SPOKE), Map.of("Routes", "report")).settle();
        deleteRoute(scene, Scene.SPOKE);
        sweepOften(scene);
        assertThat(scene.network().routes(Scene.SPOKE)).isEmpty();
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("aws ec2 create-route --route-table-id rtb-"));
    }

    @Test
    void aRangeThatIsNotAllowedIsCutAndToldOnceWithoutATrail() {
        Scene scene = connected();
        addRange(scene, "172.20.0.0/16");
        sweepOften(scene);
        assertThat(scene.endings()).containsExactly("Connected", "Refused");
        assertThat(scene.network().associated(Network.SEGMENT)).doesNotContain(scene.vpcOf(Scene.SPOKE));
        assertThat(scene.network().shown(Network.SEGMENT)).containsExactly(Scene.HUB_RANGE);
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.text()).contains("172.20.0.0/16"));
    }

    @Test
    void aRangeThatIsAllowedIsRoutedAndInspectedWithoutATrail() {
        Scene scene = connected();
        addRange(scene, "10.9.0.0/16");
        sweepOften(scene);
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.network().routes(Scene.HUB)).containsExactly(Scene.SPOKE_RANGE, "10.9.0.0/16");
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aPlaceThatAPersonTookAwayIsTakenAgain() {
        Scene scene = connected();
        String id = scene.network().attachmentIdOf(Scene.SPOKE);
        scene.lab.ec2(Scene.HUB).disassociateTransitGatewayRouteTable(r -> r.transitGatewayAttachmentId(id)
                .transitGatewayRouteTableId(scene.network().table(Network.SEGMENT).getFirst()));
        scene.settle();
        scene.sweep();
        assertThat(scene.network().associated(Network.SEGMENT)).contains(scene.vpcOf(Scene.SPOKE));
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
    }

    @Test
    void aFailedAttemptIsTriedAgain() {
        Trial trial = Trial.withSpoke(LabSetup.quiet())
                .invocations("EnterAirlock", 1, Trial.ALWAYS, new Fault.Died(false)).start().settle();
        assertThat(trial.endings("connect")).containsExactly("FAILED");
        trial.lift().scene.sweep();
        assertThat(trial.endings("connect")).containsExactly("FAILED", "Connected");
    }

    /** EC2's denials have a new request id each time; that is no news. */
    @Test
    void aFailureIsTriedAgainAtEachSweepAndToldOnce() {
        Trial trial = Trial.withSpoke(LabSetup.quiet()).calls("PlaceAttachment", "AssociateTransitGatewayRouteTable", 1,
                Trial.ALWAYS, Trial.throttledByEc2()).start().settle();
        int alarms = trial.scene.alarms().size();
        sweepOften(trial.scene);
        assertThat(trial.endings("connect")).containsExactly("FAILED", "Failed", "Failed", "Failed");
        assertThat(trial.told()).isEqualTo(Map.of(Scene.HUB, 1L));
        assertThat(trial.scene.alarms()).hasSize(alarms);
        trial.lift().scene.sweep();
        assertThat(trial.endings("connect")).endsWith("Connected");
    }

    @Test
    void anotherFailureIsToldAgain() {
        Trial trial = Trial.withSpoke(LabSetup.quiet()).invocations("EnterAirlock", 1, Trial.ALWAYS,
                Trial.throttledByLambda()).start().settle();
        trial.scene.sweep();
        trial.lift().invocations("PlaceAttachment", 1, Trial.ALWAYS, new Fault.Died(false));
        sweepOften(trial.scene);
        assertThat(trial.endings("connect")).containsExactly("FAILED", "Failed", "FAILED", "Failed", "Failed");
        assertThat(trial.told()).isEqualTo(Map.of(Scene.HUB, 2L));
    }

    @Test
    void aRequestUnderReviewIsToldOnce() {
        Scene scene = new Scene(LabSetup.quiet()).spoke(Scene.SPOKE, "172.16.0.0/16", Map.of()).settle()
                .hub(Scene.SPOKE).settle();
        sweepOften(scene);
        assertThat(scene.endings()).containsExactly("Refused");
        assertThat(scene.messages()).hasSize(1);
    }

    /** EC2 forgets an ended attachment after two hours; the spoke asks once more, and then never again. */
    @Test
    void anAttachmentThatSomebodyDeletesIsRequestedOnceMoreAtMost() {
        Scene scene = Scene.played(Trails.ofTheSpoke(), Scene.SPOKE_RANGE);
        for (int i = 0; i < 12; i++) {
            scene.lab.ec2(Scene.SPOKE).describeTransitGatewayVpcAttachments(r -> { }).transitGatewayVpcAttachments()
                    .stream().filter(one -> one.stateAsString().equals("available"))
                    .forEach(one -> scene.lab.ec2(Scene.SPOKE).deleteTransitGatewayVpcAttachment(
                            r -> r.transitGatewayAttachmentId(one.transitGatewayAttachmentId())));
            scene.sweep();
        }
        assertThat(scene.messages()).extracting(message -> message.account() + " " + message.subject()).containsExactly(
                Scene.SPOKE + " Transit Handshake: " + scene.vpcOf(Scene.SPOKE) + " has no attachment");
        assertThat(scene.calls().filter(call -> call.operation().equals("CreateTransitGatewayVpcAttachment")
                && call.caller().account().equals(Scene.SPOKE))).hasSize(2);
    }

    @Test
    void aRejectedRequestIsMadeOnceMoreAtMost() {
        Organization organization = new Organization("o-a1b2c3d4e5", "555555555555",
                Map.of(Scene.HUB, "", Scene.SPOKE, "", Scene.OTHER_SPOKE, ""));
        Scene scene = new Scene(Trails.ofTheSpoke());
        scene.lab.organize(organization);
        scene.hub(Map.of("SharePrincipals", organization.arn()), Scene.OTHER_SPOKE).settle();
        scene.lab.time().runFor(Delay.SHARE_VISIBLE.longest());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        for (int i = 0; i < 12; i++) {
            scene.network().pending().forEach(request -> scene.lab.ec2(Scene.HUB)
                    .rejectTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(request)));
            scene.sweep();
        }
        assertThat(scene.calls().filter(call -> call.operation().equals("CreateTransitGatewayVpcAttachment")
                && call.caller().account().equals(Scene.SPOKE))).hasSize(2);
        assertThat(scene.messages()).extracting(message -> message.account() + " " + message.subject())
                .containsExactlyInAnyOrder(
                        Scene.HUB + " Transit Handshake: review a request of account " + Scene.SPOKE,
                        Scene.HUB + " Transit Handshake: review a request of account " + Scene.SPOKE,
                        Scene.SPOKE + " Transit Handshake: " + scene.vpcOf(Scene.SPOKE) + " has no attachment");
    }

    /** RAM declines an invitation for a gateway after seven days; the principal is then no longer on the share. */
    @Test
    void anInvitationThatExpiredIsSentAgain() {
        Scene scene = new Scene(LabSetup.quiet()).hub(Scene.SPOKE).settle();
        scene.lab.time().runFor(Duration.ofDays(8));
        scene.settle();
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aShareThatGainedAGatewayIsToldOnce() {
        Scene scene = connected();
        Ec2Client hub = scene.lab.ec2(Scene.HUB);
        String second = hub.createTransitGateway(r -> { }).transitGateway().transitGatewayArn();
        scene.settle();
        String share = scene.lab.ram(Scene.HUB).getResourceShares(r -> r.resourceOwner("SELF")).resourceShares()
                .getFirst().resourceShareArn();
        scene.lab.ram(Scene.HUB).associateResourceShare(r -> r.resourceShareArn(share).resourceArns(second));
        scene.settle();
        sweepOften(scene);
        assertThat(scene.messages()).singleElement().satisfies(message -> {
            assertThat(message.account()).isEqualTo(Scene.SPOKE);
            assertThat(message.text()).contains(second);
        });
        assertThat(scene.endings()).containsExactly("Connected");
    }

    /** The stack's update turns it out by itself; where that was lost, the sweep sees to it. */
    @Test
    void anAccountThatIsNoLongerAllowedStaysOutAtEverySweep() {
        Scene scene = connected();
        scene.hub(Scene.OTHER_SPOKE).settle();
        for (int i = 0; i < 2 * SWEEPS; i++) {
            scene.sweep();
        }
        assertThat(scene.network().associated(Network.SEGMENT)).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.endings()).containsExactly("Connected", "Refused");
        assertThat(scene.messages()).hasSize(1);
    }

    @Test
    void anAccountThatIsNoLongerAllowedIsTurnedOutToldOnceAndStaysOut() {
        Scene scene = connected();
        scene.lab.faults().invocations(invocation -> invocation.function().contains("-AdmitRequest-"), 1, 4,
                new Fault.Died(false));
        scene.hub(Scene.OTHER_SPOKE).settle();
        assertThat(scene.network().associated(Network.SEGMENT)).hasSize(2);
        sweepOften(scene);
        assertThat(scene.network().associated(Network.SEGMENT)).containsExactly(scene.vpcOf(Scene.HUB));
        assertThat(scene.endings()).containsExactly("Connected", "Refused");
        assertThat(scene.messages()).filteredOn(message -> message.subject().contains("Refused")).hasSize(1);
    }

    @Test
    void observeModeTellsWhatItWouldDoOnceAndChangesNothing() {
        Scene scene = new Scene(LabSetup.quiet()).hub(Map.of("Mode", "observe"), Scene.SPOKE).settle();
        int before = scene.now();
        sweepOften(scene);
        assertThat(scene.changes(before)).isEmpty();
        assertThat(scene.messages()).hasSize(1);
    }

    private static Scene connected() {
        return Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
    }

    private static void sweepOften(Scene scene) {
        for (int i = 0; i < SWEEPS; i++) {
            scene.sweep();
        }
    }

    private static void addRange(Scene scene, String range) {
        scene.lab.ec2(Scene.SPOKE).associateVpcCidrBlock(r -> r.vpcId(scene.vpcOf(Scene.SPOKE)).cidrBlock(range));
        scene.settle();
    }

    private static String deleteRoute(Scene scene, String account) {
        String range = scene.network().routes(account).getFirst();
        scene.lab.ec2(account).deleteRoute(r -> r.routeTableId(scene.network().subnetTables(account).getFirst())
                .destinationCidrBlock(range));
        return range;
    }
}
