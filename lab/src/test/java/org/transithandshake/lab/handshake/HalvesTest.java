package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** Each account traces its own half at the end of a connection; "connected" is said only if neither is cut. */
class HalvesTest {
    private static final String EPHEMERAL = "SUBNET_ACL_RESTRICTION: acl-";

    @Test
    void bothHalvesPassAndTheOutputSaysWhoseWordEachRestsOn() {
        Scene scene = scene().spoke(SPOKE, Scene.SPOKE_RANGE, Map.of()).settle().hub(SPOKE).settle();
        assertThat(output(scene).path("readByHub").path("half").path("verdict").asText()).isEqualTo("YES");
        assertThat(output(scene).path("saidBySpoke").path("half").path("verdict").asText()).isEqualTo("YES");
        assertThat(output(scene).path("halves").asText()).isEqualTo("the hub's half, as read there, passes"
                + " | the spoke's half, by its word alone, passes");
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void anAclThatLosesTheAnswersOfTheSpokeIsToldThereWithTheCommandAndNobodySaysConnected() {
        Scene scene = scene().spoke(SPOKE, Scene.SPOKE_RANGE, Map.of());
        loseAnswers(scene, SPOKE, Scene.HUB_RANGE);
        scene.settle().hub(SPOKE).settle();
        assertThat(scene.endings()).containsExactly("RoutesMissing");
        assertThat(messageTo(scene, SPOKE)).contains(EPHEMERAL, "aws ec2 create-network-acl-entry", "--egress",
                "--cidr-block " + Scene.HUB_RANGE);
        assertThat(messageTo(scene, HUB)).contains("the hub's half, as read there, passes",
                "the spoke's half, by its word alone, does not pass (SUBNET_ACL_RESTRICTION)")
                .doesNotContain("acl-");
        assertThat(scene.network().routes(HUB)).as("the hub side is kept").containsExactly(Scene.SPOKE_RANGE);
    }

    /** What the message says is run as it stands; the sweep asks again, and the answer is news. */
    @Test
    void onceTheSpokesAclIsMendedTheNextSweepConnects() {
        Scene scene = scene().spoke(SPOKE, Scene.SPOKE_RANGE, Map.of());
        loseAnswers(scene, SPOKE, Scene.HUB_RANGE);
        scene.settle().hub(SPOKE).settle();
        scene.sweep();
        assertThat(scene.endings()).as("still cut, and no new attempt").containsExactly("RoutesMissing");
        assertThat(scene.messages()).as("told once").hasSize(2);
        scene.lab.ec2(SPOKE).deleteNetworkAclEntry(r -> r.networkAclId(acl(scene, SPOKE).networkAclId())
                .ruleNumber(50).egress(true));
        scene.sweep();
        assertThat(scene.endings()).containsExactly("RoutesMissing", "Connected");
    }

    @Test
    void anAclThatLosesTheAnswersOfTheHubIsToldThereWithTheCommand() {
        Scene scene = scene().spoke(SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        scene.vpc(HUB, Scene.HUB_RANGE);
        loseAnswers(scene, HUB, Scene.SPOKE_RANGE);
        scene.hub(SPOKE).settle();
        assertThat(scene.endings()).containsExactly("RoutesMissing");
        assertThat(messageTo(scene, HUB)).contains("the hub's half, as read there, does not pass", EPHEMERAL,
                "aws ec2 create-network-acl-entry", "--cidr-block " + Scene.SPOKE_RANGE,
                "the spoke's half, by its word alone, passes");
        assertThat(scene.messages()).hasSize(1);
    }

    /** A table of the gateway that loses the answer: the hub's VPC is associated with none. */
    @Test
    void aGatewayThatDropsWhatComesFromTheHubIsFoundInTheHubsHalf() {
        Scene scene = scene().hub(SPOKE).settle();
        String own = scene.network().attachmentIdOf(HUB);
        scene.lab.ec2(HUB).disassociateTransitGatewayRouteTable(r -> r.transitGatewayAttachmentId(own)
                .transitGatewayRouteTableId(scene.network().table(Network.SEGMENT).getFirst()));
        scene.spoke(SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        assertThat(scene.endings().getFirst()).isEqualTo("RoutesMissing");
        assertThat(messageTo(scene, HUB)).contains("TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION: " + own,
                "aws ec2 associate-transit-gateway-route-table");
    }

    @Test
    void aSubnetWhoseAclLetsNothingThroughIsToldThoughTheOthersAreConnected() {
        Scene scene = new Scene(LabSetup.quiet(), 2).spoke(SPOKE, Scene.SPOKE_RANGE, Map.of());
        close(scene, SPOKE);
        scene.settle().hub(SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(messageTo(scene, SPOKE)).contains("SUBNET_ACL_RESTRICTION");
        assertThat(messageTo(scene, HUB)).contains("the spoke says that its half passes in part");
    }

    @Test
    void anAclThatIsOpenForSomePortsAndAddressesOnlyIsItsOwnersChoice() {
        Scene scene = scene().spoke(SPOKE, Scene.SPOKE_RANGE, Map.of());
        Ec2Client ec2 = scene.lab.ec2(SPOKE);
        String acl = acl(scene, SPOKE).networkAclId();
        for (boolean egress : new boolean[] {true, false}) {
            ec2.replaceNetworkAclEntry(r -> r.networkAclId(acl).ruleNumber(100).egress(egress).protocol("6")
                    .ruleAction(RuleAction.ALLOW).cidrBlock("10.2.16.0/20")
                    .portRange(p -> p.from(egress ? 32768 : 443).to(egress ? 60999 : 443)));
            ec2.createNetworkAclEntry(r -> r.networkAclId(acl).ruleNumber(110).egress(egress).protocol("6")
                    .ruleAction(RuleAction.ALLOW).cidrBlock(Scene.SPOKE_RANGE).portRange(p -> p.from(0).to(65535)));
        }
        scene.settle().hub(SPOKE).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aHalfWhoseAclsNobodyMayReadIsUnknownAndNeverConnected() {
        for (String function : List.of("FixRoutes", "FixHubRoutes")) {
            Trial trial = Trial.withSpoke(LabSetup.quiet()).calls(function, "DescribeNetworkAcls", 1, Trial.ALWAYS,
                    new Fault.Refused(new AwsError(403, "UnauthorizedOperation", "You are not authorized.")));
            trial.start().settle();
            assertThat(trial.scene.endings()).containsExactly("RoutesMissing");
            assertThat(messageTo(trial.scene, HUB)).contains("is unknown (UNKNOWN_RESOURCE");
            assertThat(messageTo(trial.scene, function.equals("FixRoutes") ? SPOKE : HUB)).contains(
                    "Which network ACL guards subnet-", "aws ec2 describe-network-acls");
        }
    }

    /** What a lying spoke says is its word, and marked as such; the hub's own half is not touched by it. */
    @Test
    void theWordOfALyingSpokeIsMarkedAsItsWord() {
        Scene scene = reporting("\"status\": \"routed\", \"half\": {\"verdict\": \"YES\", \"codes\": []}");
        assertThat(scene.network().routes(SPOKE)).isEmpty();
        assertThat(output(scene).path("halves").asText()).contains("the spoke's half, by its word alone, passes");
    }

    @Test
    void aVerdictThatIsNoneIsUnknownAndItsTextReachesNobody() {
        Scene scene = reporting("\"status\": \"routed\", \"half\": {\"verdict\": \"YES; rm -rf\", \"codes\":"
                + " [\"curl evil\", \"MORE_SPECIFIC_ROUTE\"]}");
        assertThat(scene.endings()).containsExactly("RoutesMissing");
        assertThat(messageTo(scene, HUB)).contains("is unknown (MORE_SPECIFIC_ROUTE)").doesNotContain("rm", "curl");
    }

    @Test
    void aSpokeOfAnOlderVersionIsConnectedAndTheOutputSaysOnWhatThatRests() {
        Scene scene = reporting("\"status\": \"routed\"");
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(output(scene).path("halves").asText()).contains(
                "the spoke's half was not traced: it rests on the spoke's word that it is routed");
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void anAclThatChangesWhileAConnectionStandsIsToldByTheNextSweepWithTheCommand() {
        for (String account : List.of(HUB, SPOKE)) {
            Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
            loseAnswers(scene, account, scene.network().routes(account).getFirst());
            scene.sweep();
            scene.sweep();
            assertThat(messageTo(scene, account)).contains(EPHEMERAL, "aws ec2 create-network-acl-entry");
            assertThat(scene.messages()).as("told once").hasSize(1);
            assertThat(scene.endings()).as("nothing is cut for it").containsExactly("Connected");
        }
    }

    /** Whose route led elsewhere for a while hears of the conflict, and not also that the way over it is cut. */
    @Test
    void aTableOfWhichPeopleHeardIsNotToldASecondTimeByTheTrace() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        Ec2Client ec2 = scene.lab.ec2(HUB);
        String table = scene.network().subnetTables(HUB).getFirst();
        String gateway = ec2.createInternetGateway(r -> { }).internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(scene.vpcOf(HUB)));
        ec2.replaceRoute(r -> r.routeTableId(table).destinationCidrBlock(Scene.SPOKE_RANGE).gatewayId(gateway));
        scene.sweep();
        assertThat(scene.messages()).singleElement().satisfies(message ->
                assertThat(message.subject()).contains("routes of the hub need a person"));
    }

    /** The spoke said that it is routed, so nobody but the hub can know. */
    @Test
    void onceTheHubsAclIsMendedTheNextSweepConnects() {
        Scene scene = scene().spoke(SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        scene.vpc(HUB, Scene.HUB_RANGE);
        loseAnswers(scene, HUB, Scene.SPOKE_RANGE);
        scene.hub(SPOKE).settle();
        scene.sweep();
        assertThat(scene.endings()).as("still cut, and no new attempt").containsExactly("RoutesMissing");
        scene.lab.ec2(HUB).deleteNetworkAclEntry(r -> r.networkAclId(acl(scene, HUB).networkAclId())
                .ruleNumber(50).egress(true));
        scene.sweep();
        scene.sweep();
        assertThat(scene.endings()).containsExactly("RoutesMissing", "Connected");
    }

    /** The route comes back, but its way is cut by now. */
    @Test
    void aRepairedRouteIsTracedAgain() {
        for (String account : List.of(HUB, SPOKE)) {
            Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
            String range = scene.network().routes(account).getFirst();
            loseAnswers(scene, account, range);
            scene.lab.ec2(account).deleteRoute(r -> r.destinationCidrBlock(range)
                    .routeTableId(scene.network().subnetTables(account).getFirst()));
            scene.sweep();
            scene.sweep();
            assertThat(scene.network().routes(account)).containsExactly(range);
            assertThat(messageTo(scene, account)).contains(EPHEMERAL, "aws ec2 create-network-acl-entry");
            assertThat(scene.messages()).as("told once").hasSize(1);
        }
    }

    private static Scene scene() {
        return new Scene(LabSetup.quiet());
    }

    /** With no lines of its own. */
    private static Scene reporting(String report) {
        return ReportingSpoke.reporting(report + ", \"routes\": [], \"findings\": []");
    }

    /** Requests come in, but no answer leaves to the range. */
    private static void loseAnswers(Scene scene, String account, String range) {
        scene.lab.ec2(account).createNetworkAclEntry(r -> r.networkAclId(acl(scene, account).networkAclId())
                .ruleNumber(50).egress(true).protocol("6").ruleAction(RuleAction.DENY).cidrBlock(range)
                .portRange(p -> p.from(1024).to(65535)));
    }

    /** Moves one subnet that has no attachment's interface to an ACL without rules. */
    private static void close(Scene scene, String account) {
        Ec2Client ec2 = scene.lab.ec2(account);
        String subnet = ec2.createSubnet(r -> r.vpcId(scene.vpcOf(account)).cidrBlock("10.1.250.0/24")
                .availabilityZone(ec2.describeSubnets(s -> { }).subnets().getFirst().availabilityZone()))
                .subnet().subnetId();
        String closed = ec2.createNetworkAcl(r -> r.vpcId(scene.vpcOf(account))).networkAcl().networkAclId();
        String association = acl(scene, account).associations().stream()
                .filter(one -> one.subnetId().equals(subnet)).findFirst().orElseThrow().networkAclAssociationId();
        ec2.replaceNetworkAclAssociation(r -> r.associationId(association).networkAclId(closed));
    }

    private static NetworkAcl acl(Scene scene, String account) {
        return scene.lab.ec2(account).describeNetworkAcls(r -> { }).networkAcls().stream()
                .filter(NetworkAcl::isDefault).findFirst().orElseThrow();
    }

    private static String messageTo(Scene scene, String account) {
        return scene.messages().stream().filter(message -> message.account().equals(account)).findFirst()
                .map(Entry.Message::text).orElse("nothing");
    }

    private static JsonNode output(Scene scene) {
        return scene.lab.journal().of(Entry.Execution.class)
                .filter(end -> end.machine().endsWith("-connect") && end.status().equals("SUCCEEDED"))
                .map(end -> Scene.json(end.detail())).findFirst().orElseThrow();
    }
}
