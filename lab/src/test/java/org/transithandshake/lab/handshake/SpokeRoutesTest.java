package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.ec2.model.Tag;

/** A spoke's policy file says which routes its VPCs get, in which tables, and a changed one without a deployment. */
class SpokeRoutesTest {
    private static final String HUB_ONLY = SpokePolicyScene.ofRoutes("destinations: [10.2.0.0/16]");
    private static final String WIDE = SpokePolicyScene.ofRoutes("destinations: [10.0.0.0/8]");
    private final SpokePolicyScene play = new SpokePolicyScene(2);

    private void tag(String table, String key, String value) {
        play.ec2().createTags(r -> r.resources(table).tags(Tag.builder().key(key).value(value).build()));
    }

    private List<String> tables() {
        return play.scene.network().subnetTables(SPOKE);
    }

    /** Ids of the tables that have a route to the gateway, sorted. */
    private List<String> routed() {
        return play.ec2().describeRouteTables(r -> { }).routeTables().stream()
                .filter(table -> table.routes().stream().anyMatch(route -> route.transitGatewayId() != null))
                .map(table -> table.routeTableId()).sorted().toList();
    }

    private String mainTable() {
        return play.ec2().describeRouteTables(r -> { }).routeTables().stream().filter(table ->
                table.associations().stream().anyMatch(a -> Boolean.TRUE.equals(a.main()))).findFirst().orElseThrow()
                .routeTableId();
    }

    private void removed(String... destinations) {
        assertThat(play.scene.lab.journal().of(Entry.ApiCall.class).filter(call ->
                call.operation().equals("DeleteRoute") && call.error().isEmpty())).hasSize(destinations.length);
    }

    @Test
    void aDestinationThatIsAddedToTheFileIsRoutedWithoutADeployment() {
        play.policy(HUB_ONLY).played();
        play.routing("destinations: [10.2.0.0/16, 10.64.0.0/10]").settle();

        assertThat(play.routes()).containsExactly("10.2.0.0/16", "10.2.0.0/16", "10.64.0.0/10", "10.64.0.0/10");
    }

    @Test
    void aDestinationThatIsTakenOutLosesOurRouteAndOnlyOurs() {
        play.routing("destinations: [10.2.0.0/16, 10.64.0.0/10]").played();
        String gateway = play.scene.network().id();
        play.ec2().createRoute(r -> r.routeTableId(tables().getFirst()).destinationCidrBlock("10.99.0.0/16")
                .transitGatewayId(gateway));
        play.policy(HUB_ONLY).settle();

        assertThat(play.routes()).containsExactly("10.2.0.0/16", "10.2.0.0/16", "10.99.0.0/16");
    }

    @Test
    void aRouteOfAnotherTargetToADestinationThatIsTakenOutStays() {
        play.routing("destinations: [10.2.0.0/16, 10.64.0.0/10]").spoke();
        String gateway = play.ec2().createInternetGateway(r -> { }).internetGateway().internetGatewayId();
        play.ec2().attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(play.scene.vpcOf(SPOKE)));
        play.ec2().createRoute(r -> r.routeTableId(tables().getFirst()).destinationCidrBlock("10.64.0.0/10")
                .gatewayId(gateway));
        play.hub();
        assertThat(play.scene.endings()).containsExactly("RoutesMissing");
        play.policy(HUB_ONLY).settle();
        play.scene.sweep();

        assertThat(play.routes()).contains("10.64.0.0/10 not to the gateway").doesNotContain("10.64.0.0/10");
    }

    /** Until the narrower one stands, the wide one carries it. */
    @Test
    void aDestinationThatIsNarrowedNeverLosesItsRoute() {
        play.policy(WIDE).played();
        assertThat(play.routes()).containsExactly("10.0.0.0/8", "10.0.0.0/8");
        int before = play.scene.now();
        play.policy(HUB_ONLY).settle();

        assertThat(play.routes()).containsExactly("10.2.0.0/16", "10.2.0.0/16");
        assertThat(play.scene.changes(before).stream().filter(call -> call.contains("Route")))
                .containsExactly("ec2:CreateRoute", "ec2:CreateRoute", "ec2:DeleteRoute", "ec2:DeleteRoute");
    }

    @Test
    void theParametersDestinationsAreWithdrawnToo() {
        play.scene.spoke(SPOKE, Scene.SPOKE_RANGE, Map.of("Destinations", "10.64.0.0/10")).settle();
        play.hub();
        assertThat(play.routes()).containsExactly("10.64.0.0/10", "10.64.0.0/10");
        play.policy(HUB_ONLY);
        play.scene.spokeOf(SPOKE, play.scene.vpcOf(SPOKE), Map.of("Destinations", "10.64.0.0/10",
                "PolicyName", SpokePolicyScene.NAME)).settle().sweep();

        assertThat(play.routes()).containsExactly("10.2.0.0/16", "10.2.0.0/16");
    }

    @Test
    void onlyTaggedTablesAreWrittenWhetherASubnetUsesThemOrNot() {
        play.routing("destinations: [10.2.0.0/16]", "tables: tagged", "tagged: {Tier: private}").spoke();
        tag(tables().getFirst(), "Tier", "private");
        tag(tables().getLast(), "Tier", "public");
        tag(mainTable(), "Tier", "private");
        play.hub();

        assertThat(routed()).containsExactlyInAnyOrder(tables().getFirst(), mainTable());
        assertThat(play.scene.endings()).containsExactly("Connected");
    }

    @Test
    void allTablesButTheExcludedOnesAreWritten() {
        play.routing("destinations: [10.2.0.0/16]", "tables: all", "exclude: {hands-off: }").spoke();
        tag(tables().getFirst(), "hands-off", "yes");
        play.hub();

        assertThat(routed()).containsExactlyInAnyOrder(tables().getLast(), mainTable());
        assertThat(play.told("the way of")).as("a table left out on purpose is not cut").isEmpty();
    }

    @Test
    void aTableThatIsExcludedLaterIsLeftAsItIs() {
        play.routing("destinations: [10.2.0.0/16, 10.64.0.0/10]", "exclude: {hands-off: yes}").played();
        tag(tables().getFirst(), "hands-off", "yes");
        play.routing("destinations: [10.2.0.0/16]", "exclude: {hands-off: yes}").settle();

        assertThat(play.routes()).containsExactly("10.2.0.0/16", "10.2.0.0/16", "10.64.0.0/10");
    }

    @Test
    void aFileThatOnlyReportsWritesAndRemovesNothing() {
        play.policy(HUB_ONLY.replace("10.2.0.0/16", "10.2.0.0/16, 10.64.0.0/10")).played();
        int before = play.scene.now();
        play.routing("destinations: [10.2.0.0/16, 10.96.0.0/11]", "mode: report").settle();
        play.scene.sweep();

        assertThat(play.scene.changes(before)).isEmpty();
        assertThat(play.told("need a person")).singleElement().asString()
                .contains("aws ec2 create-route").contains("10.96.0.0/11")
                .contains("aws ec2 delete-route").contains("10.64.0.0/10");
    }

    @Test
    void aSweepWithAFileThatFindsNothingAmissCostsTenReads() {
        play.policy(HUB_ONLY).played();
        int before = play.scene.now();
        play.scene.sweep();

        assertThat(play.scene.calls(before).filter(call -> call.caller().account().equals(SPOKE))
                .map(call -> call.service() + ":" + call.operation())).containsExactlyInAnyOrder(
                "ssm:GetParameter", "ssm:GetParameterHistory", "ram:GetResourceShareInvitations",
                "ram:GetResourceShares", "ram:ListResources", "ec2:DescribeTransitGateways",
                "ec2:DescribeTransitGatewayVpcAttachments", "ec2:DescribeSubnets", "ec2:DescribeRouteTables",
                "ec2:DescribeNetworkAcls");
        assertThat(play.scene.messages()).isEmpty();
    }

    @Test
    void withoutAnyGoodVersionNothingIsWritten() {
        play.policy(HUB_ONLY).played().withoutPolicy();
        play.ec2().deleteRoute(r -> r.routeTableId(tables().getFirst()).destinationCidrBlock("10.2.0.0/16"));
        int before = play.scene.now();
        play.scene.put(SPOKE, "transit-handshake", "transit-handshake.spoke", "Look Again",
                "{\"attachmentId\": \"" + play.scene.network().attachmentIdOf(SPOKE) + "\"}");
        play.settle();

        assertThat(play.scene.calls(before)).anyMatch(call -> call.caller().actor().contains("FixRoutes"));
        assertThat(play.scene.changes(before)).isEmpty();
        assertThat(play.routes()).containsExactly("10.2.0.0/16");
    }

    @Test
    void withoutTheSectionTheParametersSayWhichRoutesAreWanted() {
        play.policy(HUB_ONLY.substring(0, HUB_ONLY.indexOf("routes:")));
        play.scene.spoke(SPOKE, Scene.SPOKE_RANGE, Map.of("PolicyName", SpokePolicyScene.NAME)).settle();
        play.hub();

        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.routes()).containsExactly("10.2.0.0/16", "10.2.0.0/16");
    }

    @Test
    void leavingRemovesWhatTheFileWantedAndWhatItDoesNotWantAnyMore() {
        play.routing("destinations: [10.64.0.0/10, 10.2.0.0/16]");
        play.scene.spoke(SPOKE, Scene.SPOKE_RANGE, Map.of("PolicyName", SpokePolicyScene.NAME,
                "Destinations", "", "OnDelete", "disconnect")).settle();
        play.hub();
        play.policy(HUB_ONLY);
        play.scene.lab.delete(SPOKE, Landscape.STACK);
        play.settle();

        assertThat(play.routes()).isEmpty();
        removed("10.64.0.0/10", "10.64.0.0/10", "10.2.0.0/16", "10.2.0.0/16");
    }
}
