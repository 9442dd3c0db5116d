package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.AtItsOwnEnd;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Faults.Fault;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** Messages of the hub that name a doorbell: rung as it stands, it finishes the work. */
@AtItsOwnEnd
class LookAgainCommandTest {
    private static final Pattern PUT = Pattern.compile("aws events put-events --region " + Lab.REGION
            + " --entries '(\\[.*])'");

    @Test
    void afterMissingRoutesTheCommandConnectsOnceTheWayIsFree() {
        Scene scene = new Scene(LabSetup.quiet());
        String vpc = scene.vpc(Scene.SPOKE, Scene.SPOKE_RANGE);
        String internet = scene.lab.ec2(Scene.SPOKE).createInternetGateway(r -> { }).internetGateway()
                .internetGatewayId();
        scene.lab.ec2(Scene.SPOKE).attachInternetGateway(r -> r.internetGatewayId(internet).vpcId(vpc));
        String table = scene.network().subnetTables(Scene.SPOKE).getFirst();
        scene.lab.ec2(Scene.SPOKE).createRoute(r -> r.routeTableId(table).gatewayId(internet)
                .destinationCidrBlock(Scene.HUB_RANGE));
        scene.spokeOf(Scene.SPOKE, vpc, Map.of()).settle().hub(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("RoutesMissing");

        String told = scene.messages().getFirst().text();
        Matcher cure = Pattern.compile("aws ec2 replace-route --route-table-id (\\S+) --destination-cidr-block (\\S+)"
                + " --transit-gateway-id (\\S+)").matcher(told);
        assertThat(cure.find()).as(told).isTrue();
        scene.lab.ec2(Scene.SPOKE).replaceRoute(r -> r.routeTableId(cure.group(1))
                .destinationCidrBlock(cure.group(2)).transitGatewayId(cure.group(3)));
        ring(scene, told);
        assertThat(scene.endings()).containsExactly("RoutesMissing", "Connected");
    }

    /** The spoke has said that its routes stand, so it has no news: only another attempt sees the hub's half. */
    @Test
    void afterAHalfOfTheHubThatWasCutTheCommandConnectsOnceItIsMended() {
        Scene scene = new Scene(LabSetup.quiet()).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        String vpc = scene.vpc(Scene.HUB, Scene.HUB_RANGE);
        Ec2Client ec2 = scene.lab.ec2(Scene.HUB);
        String acl = ec2.describeNetworkAcls(r -> { }).networkAcls().stream().filter(one -> one.vpcId().equals(vpc))
                .findFirst().orElseThrow().networkAclId();
        ec2.createNetworkAclEntry(r -> r.networkAclId(acl).ruleNumber(50).egress(true).protocol("-1")
                .ruleAction(RuleAction.DENY).cidrBlock(Scene.SPOKE_RANGE));
        scene.hub(Scene.SPOKE).settle();
        assertThat(scene.endings()).containsExactly("RoutesMissing");

        ec2.deleteNetworkAclEntry(r -> r.networkAclId(acl).ruleNumber(50).egress(true));
        ring(scene, scene.messages().getFirst().text());
        assertThat(scene.endings()).containsExactly("RoutesMissing", "Connected");
    }

    @Test
    void afterALateReportThatWasNotHandedOnTheCommandConnects() {
        Trial trial = Trial.withSpoke(LabSetup.quiet()).invocations("FixRoutes", 1, 2, new Fault.Silent(false))
                .lateReports(1, Trial.ALWAYS, Trial.throttledByLambda()).start().settle();
        String told = trial.scene.messages().stream()
                .filter(message -> message.subject().contains("late report")).map(Entry.Message::text).findFirst()
                .orElseThrow();
        ring(trial.lift().scene, told);
        assertThat(trial.scene.endings()).containsExactly("RoutesMissing", "Connected");
    }

    private static void ring(Scene scene, String told) {
        Matcher command = PUT.matcher(told);
        assertThat(command.find()).as(told).isTrue();
        JsonNode entry = Scene.json(command.group(1)).get(0);
        scene.put(Scene.HUB, entry.path("EventBusName").asText(), entry.path("Source").asText(),
                entry.path("DetailType").asText(), entry.path("Detail").asText());
        scene.settle();
    }
}
