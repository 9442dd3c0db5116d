package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB_RANGE;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.Tag;

/** A spoke that is routed by the hub's prefix lists, as far as its policy's file says so. */
class ListsByFileTest {
    private static final String ALL = "destinations: [10.0.0.0/8]";
    private static final String LISTS = "by: prefix-list";
    private final SpokePolicyScene play = new SpokePolicyScene(2);

    private void hub() {
        play.scene.hub(Map.of("PrefixListMaxEntries", "10"), SPOKE, OTHER_SPOKE).settle();
    }

    private void played(Map<String, String> more, String... routes) {
        spoke(more, routes);
        hub();
    }

    private void spoke(Map<String, String> more, String... routes) {
        Map<String, String> parameters = new TreeMap<>(more);
        parameters.put("PolicyName", SpokePolicyScene.NAME);
        play.routing(routes);
        play.scene.spoke(SPOKE, Scene.SPOKE_RANGE, parameters).settle();
    }

    private void another() {
        play.scene.spoke(OTHER_SPOKE, "10.3.0.0/16", Map.of()).settle().sweep().sweep();
    }

    private List<String> tables() {
        return play.scene.network().subnetTables(SPOKE);
    }

    private void tag(String table, String key) {
        play.ec2().createTags(r -> r.resources(table).tags(Tag.builder().key(key).value("yes").build()));
    }

    /** Ids of the tables that have a route by a list to a transit gateway, one for each such route. */
    private List<String> led() {
        return play.ec2().describeRouteTables(r -> { }).routeTables().stream().flatMap(table ->
                table.routes().stream().filter(route -> route.destinationPrefixListId() != null
                        && route.transitGatewayId() != null).map(route -> table.routeTableId())).toList();
    }

    /** What has a route of its own, one for each table. */
    private List<String> ranges() {
        return play.routes().stream().filter(range -> !range.equals("null")).toList();
    }

    @Test
    void aFileThatSaysPrefixListIsLedByListsWhateverTheParameterSays() {
        played(Map.of("RouteBy", "cidr"), ALL, LISTS);
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(led()).containsExactlyInAnyOrderElementsOf(tables());
        assertThat(ranges()).isEmpty();
        assertThat(play.scene.messages()).isEmpty();
    }

    @Test
    void aFileThatSaysCidrIsNotLedByListsWhateverTheParameterSays() {
        played(Map.of("RouteBy", "prefix-list"), ALL, "by: cidr");
        assertThat(led()).isEmpty();
        assertThat(ranges()).containsExactly("10.0.0.0/8", "10.0.0.0/8");
    }

    @Test
    void whereTheFileDoesNotSayTheParameterDecides() {
        played(Map.of("RouteBy", "prefix-list"), ALL);
        assertThat(led()).hasSize(2);
        assertThat(ranges()).isEmpty();
    }

    @Test
    void onlyTheChosenTablesAreLedAndTheOthersSubnetsAreNotCalledCut() {
        spoke(Map.of(), ALL, LISTS, "exclude: {hands-off: }");
        tag(tables().getFirst(), "hands-off");
        hub();

        assertThat(led()).containsExactly(tables().getLast());
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.scene.messages()).isEmpty();
    }

    @Test
    void aTableThatIsNotChosenAnyMoreLosesOurRouteAndOnlyOurs() {
        played(Map.of(), ALL, LISTS, "exclude: {hands-off: }");
        String table = tables().getFirst();
        String others = play.ec2().createManagedPrefixList(r -> r.prefixListName("others").maxEntries(1)
                .addressFamily("IPv4").entries(AddPrefixListEntry.builder().cidr("192.168.0.0/16").build()))
                .prefixList().prefixListId();
        play.settle();
        play.ec2().createRoute(r -> r.routeTableId(table).destinationPrefixListId(others)
                .transitGatewayId(play.scene.network().id()));
        tag(table, "hands-off");
        play.scene.sweep();

        assertThat(led()).as("one by a list of others, one ours").containsExactlyInAnyOrder(table, tables().getLast());
        assertThat(play.ec2().describeRouteTables(r -> r.routeTableIds(table)).routeTables().getFirst().routes())
                .anyMatch(route -> others.equals(route.destinationPrefixListId()));
        assertThat(play.scene.messages()).isEmpty();
    }

    @Test
    void aFileThatChoosesNoTableAsksTheHubForNothing() {
        played(Map.of(), ALL, LISTS);
        play.routing(ALL, LISTS, "tables: tagged", "tagged: {nobody: }").settle();
        assertThat(led()).isEmpty();
        int before = play.scene.now();
        play.scene.sweep();
        assertThat(play.scene.calls(before)).noneMatch(call -> call.operation().equals("PutEvents"));
    }

    @Test
    void anEntryOutsideTheFilesDestinationsEndsTheRoute() {
        played(Map.of("Destinations", "10.0.0.0/8"), "destinations: [" + HUB_RANGE + "]", LISTS);
        assertThat(led()).hasSize(2);
        another();

        assertThat(led()).isEmpty();
        assertThat(play.told("leads too far")).singleElement().asString()
                .contains(" removed, because the list has 10.3.0.0/16, which the policy's file does not ask for");
    }

    @Test
    void aFileThatIsWidenedIsLedAgainWithoutADeployment() {
        played(Map.of(), "destinations: [10.64.0.0/10]", LISTS);
        assertThat(led()).isEmpty();
        play.routing(ALL, LISTS).settle();
        assertThat(led()).hasSize(2);
    }

    @Test
    void aFileThatOnlyReportsTellsTheCommandsAndChangesNothing() {
        played(Map.of(), ALL, LISTS, "exclude: {hands-off: }");
        String list = play.ec2().describeRouteTables(r -> r.routeTableIds(tables().getFirst())).routeTables()
                .getFirst().routes().stream().map(route -> route.destinationPrefixListId())
                .filter(id -> id != null).findFirst().orElseThrow();
        play.ec2().deleteRoute(r -> r.routeTableId(tables().getLast()).destinationPrefixListId(list));
        tag(tables().getFirst(), "hands-off");
        int before = play.scene.now();
        play.routing(ALL, LISTS, "exclude: {hands-off: }", "mode: report").settle();
        play.scene.sweep();

        assertThat(play.scene.changes(before)).isEmpty();
        assertThat(String.join("", play.told("need a person")))
                .contains("aws ec2 delete-route --route-table-id " + tables().getFirst()
                        + " --destination-prefix-list-id " + list)
                .contains("aws ec2 create-route --route-table-id " + tables().getLast()
                        + " --destination-prefix-list-id " + list + " --transit-gateway-id ");
    }

    @Test
    void aDestinationThatWasWithdrawnLosesItsRouteWhenTheListsStand() {
        played(Map.of(), "destinations: [" + HUB_RANGE + ", 10.64.0.0/10]");
        assertThat(ranges()).hasSize(4);
        int before = play.scene.now();
        play.routing("destinations: [" + HUB_RANGE + "]", LISTS).settle();

        assertThat(led()).hasSize(2);
        assertThat(ranges()).as("what the file still names").containsExactly(HUB_RANGE, HUB_RANGE);
        assertThat(play.scene.changes(before).stream().filter(call -> call.contains("Route")))
                .containsExactly("ec2:CreateRoute", "ec2:CreateRoute", "ec2:DeleteRoute", "ec2:DeleteRoute");
    }

    @Test
    void aSweepThatFindsNothingAmissReadsTheListsAndTheFileOnce() {
        played(Map.of("Destinations", ""), ALL, LISTS);
        int before = play.scene.now();
        play.scene.sweep();

        assertThat(play.scene.calls(before).filter(call -> call.caller().account().equals(SPOKE))
                .map(call -> call.service() + ":" + call.operation())).containsExactlyInAnyOrder(
                "ssm:GetParameter", "ssm:GetParameterHistory", "ram:GetResourceShareInvitations",
                "ram:GetResourceShares", "ram:ListResources", "ec2:DescribeTransitGateways",
                "ec2:DescribeTransitGatewayVpcAttachments", "ec2:DescribeSubnets", "ec2:DescribeRouteTables",
                "ec2:DescribeNetworkAcls", "ec2:DescribeManagedPrefixLists", "ec2:GetManagedPrefixListEntries");
    }

    @Test
    void aSweepFollowsTheWaysOfWhatTheListsLeadTo() {
        played(Map.of("Destinations", ""), ALL, LISTS);
        String acl = play.ec2().describeNetworkAcls(r -> { }).networkAcls().getFirst().networkAclId();
        play.ec2().createNetworkAclEntry(r -> r.networkAclId(acl).ruleNumber(50).egress(true).protocol("-1")
                .ruleAction(RuleAction.DENY).cidrBlock(HUB_RANGE));
        play.scene.sweep().sweep();

        assertThat(play.scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .contains("SUBNET_ACL_RESTRICTION: " + acl, "between " + play.scene.vpcOf(SPOKE), HUB_RANGE));
    }

    @Test
    void aFileThatGoesBackToCidrWritesItsRoutesAndEndsThoseByLists() {
        played(Map.of("RouteBy", "prefix-list"), ALL, LISTS);
        int before = play.scene.now();
        play.routing(ALL, "by: cidr").settle();
        play.scene.sweep();

        assertThat(ranges()).containsExactly("10.0.0.0/8", "10.0.0.0/8");
        assertThat(led()).isEmpty();
        assertThat(play.scene.changes(before).stream().filter(call -> call.contains("Route")))
                .containsExactly("ec2:CreateRoute", "ec2:CreateRoute", "ec2:DeleteRoute", "ec2:DeleteRoute");
        assertThat(play.scene.messages()).isEmpty();
    }

    @Test
    void withoutListsInTheHubAFileHearsItsOwnCure() {
        spoke(Map.of(), ALL, LISTS);
        play.hub();
        assertThat(play.scene.endings()).containsExactly("RoutesMissing");
        assertThat(play.scene.messages()).anySatisfy(message -> assertThat(message.text())
                .contains("with PrefixListMaxEntries, or write 'by: cidr' in the policy's routes"));
    }

    @Test
    void leavingEndsRoutesByListsThatOnlyTheFileWanted() {
        played(Map.of("OnDelete", "disconnect"), ALL, LISTS);
        play.scene.lab.delete(SPOKE, Landscape.STACK);
        play.settle();
        assertThat(led()).isEmpty();
    }
}
