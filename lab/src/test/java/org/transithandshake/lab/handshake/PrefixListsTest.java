package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.HUB_RANGE;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.demo.Landscape;
import org.transithandshake.lab.demo.NetworkReader;
import org.transithandshake.path.Reachability;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.Route;

/** Spokes that are routed by the hub's prefix lists: one route for each table, however many there are to reach. */
class PrefixListsTest {
    private static final String ALL = "10.0.0.0/8";
    private static final String OTHER_RANGE = "10.3.0.0/16";

    private final Scene scene = new Scene(ThisRun.setup());

    private Scene spoke(String account, String range, String destinations) {
        return scene.spoke(account, range, Map.of("RouteBy", "prefix-list", "Destinations", destinations));
    }

    private Scene hub(int entries) {
        return hub(entries, Map.of());
    }

    private Scene hub(int entries, Map<String, String> more) {
        Map<String, String> parameters = new TreeMap<>(more);
        parameters.put("PrefixListMaxEntries", Integer.toString(entries));
        return scene.hub(parameters, SPOKE, OTHER_SPOKE).settle();
    }

    @Test
    void oneRouteLeadsByTheListOfItsSegmentAndPacketsReturn() {
        spoke(SPOKE, SPOKE_RANGE, ALL).settle();
        hub(10);

        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.messages()).isEmpty();
        assertThat(entries()).containsExactly(SPOKE_RANGE, HUB_RANGE);
        assertThat(routes(SPOKE)).containsExactly(list().prefixListId() + " " + scene.network().id());
        assertThat(Reachability.of(new NetworkReader(scene.lab).read(List.of(HUB, SPOKE), HUB)).findings()).isEmpty();
    }

    @Test
    void aJoinCostsTheOthersNothing() {
        spoke(SPOKE, SPOKE_RANGE, ALL).settle();
        hub(10);
        int now = scene.now();
        spoke(OTHER_SPOKE, OTHER_RANGE, ALL).settle();

        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(entries()).containsExactly(SPOKE_RANGE, HUB_RANGE, OTHER_RANGE);
        assertThat(scene.calls(now).filter(call -> call.caller().account().equals(SPOKE))
                .filter(call -> call.operation().endsWith("Route"))).isEmpty();
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void joinsAtTheSameTimeFollowOneAnotherByTheListsVersion() {
        hub(10);
        spoke(SPOKE, SPOKE_RANGE, ALL);
        spoke(OTHER_SPOKE, OTHER_RANGE, ALL).settle();
        scene.sweep();

        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(entries()).containsExactly(SPOKE_RANGE, HUB_RANGE, OTHER_RANGE);
    }

    @Test
    void whoLeavesTakesItsEntriesAlong() {
        spoke(SPOKE, SPOKE_RANGE, ALL).settle();
        spoke(OTHER_SPOKE, OTHER_RANGE, ALL).settle();
        hub(10);
        String leaving = scene.network().attachmentIdOf(OTHER_SPOKE);
        scene.lab.ec2(OTHER_SPOKE).deleteTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(leaving));
        scene.settle().sweep();
        assertThat(entries()).containsExactly(SPOKE_RANGE, HUB_RANGE);
    }

    @Test
    void whoIsTurnedOutTakesItsEntriesAlongAtOnce() {
        spoke(SPOKE, SPOKE_RANGE, ALL).settle();
        spoke(OTHER_SPOKE, OTHER_RANGE, ALL).settle();
        hub(10);
        hub(10, Map.of("AllowedCidrs", "10.0.0.0/15,10.2.0.0/16"));

        assertThat(scene.endings()).containsExactly("Connected", "Connected", "Refused");
        assertThat(entries()).containsExactly(SPOKE_RANGE, HUB_RANGE);
    }

    @Test
    void aListWithAnEntryThatNobodyAskedForLeadsNowhere() {
        spoke(SPOKE, SPOKE_RANGE, HUB_RANGE).settle();
        hub(10);
        assertThat(routes(SPOKE)).hasSize(1);

        spoke(OTHER_SPOKE, OTHER_RANGE, ALL).settle();
        scene.sweep().sweep();
        assertThat(routes(SPOKE)).isEmpty();
        assertThat(told("leads too far")).singleElement().asString().contains(" removed, because the list has "
                + OTHER_RANGE + ", which the parameter Destinations does not ask for");
    }

    @Test
    void aListThatTakesAPartOfTheOwnRangeLeadsNowhere() {
        spoke(SPOKE, SPOKE_RANGE, ALL).settle();
        hub(10);
        String list = list().prefixListId();
        scene.lab.ec2(HUB).modifyManagedPrefixList(r -> r.prefixListId(list).currentVersion(list().version())
                .addEntries(AddPrefixListEntry.builder().cidr("10.1.5.0/24").build()));
        scene.sweep();
        assertThat(told("leads too far")).singleElement().asString().contains("10.1.5.0/24");
        assertThat(entries()).as("the hub's own sweep").containsExactly(SPOKE_RANGE, HUB_RANGE);

        scene.sweep().sweep();
        assertThat(routes(SPOKE)).as("written again").hasSize(1);
    }

    @Test
    void aRouteThatSomebodyDeletedIsWrittenAgain() {
        spoke(SPOKE, SPOKE_RANGE, ALL).settle();
        hub(10);
        String list = list().prefixListId();
        String table = scene.network().subnetTables(SPOKE).getFirst();
        scene.lab.ec2(SPOKE).deleteRoute(r -> r.routeTableId(table).destinationPrefixListId(list));
        scene.sweep();
        assertThat(routes(SPOKE)).hasSize(1);
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void aFullListIsToldAndGrowsWithTheParameter() {
        spoke(SPOKE, SPOKE_RANGE, ALL).settle();
        hub(1);
        scene.sweep();
        assertThat(entries()).hasSize(1);
        assertThat(told("prefix lists of segments")).singleElement().asString()
                .contains("has 1 entries at most, and needs 2").contains("larger PrefixListMaxEntries");

        hub(5);
        assertThat(list().maxEntries()).isEqualTo(5);
        assertThat(entries()).containsExactly(SPOKE_RANGE, HUB_RANGE);
    }

    /** A list counts as many routes as it may have entries, and a table has room for 50 ("Amazon VPC quotas"). */
    @Test
    void aTableWithoutRoomForTheListIsToldInBothAccounts() {
        spoke(SPOKE, SPOKE_RANGE, ALL).settle();
        hub(60);
        String why = " finds no room in the table, where a list counts as many routes as it may have entries; have"
                + " Service Quotas raise 'Routes per route table'";

        assertThat(scene.endings()).containsExactly("RoutesMissing");
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text()).contains(
                scene.network().subnetTables(SPOKE).getFirst() + ": " + list().prefixListId() + " -> ", why));
        scene.sweep().sweep();
        assertThat(scene.messages()).hasSize(2).last().satisfies(message -> {
            assertThat(message.account()).isEqualTo(SPOKE);
            assertThat(message.text()).contains(why);
        });
        assertThat(scene.alarms()).isEmpty();
    }

    @Test
    void withoutListsInTheHubTheSpokeSaysWhatIsMissing() {
        spoke(SPOKE, SPOKE_RANGE, ALL).settle();
        scene.hub(SPOKE).settle();
        assertThat(scene.endings()).containsExactly("RoutesMissing");
        assertThat(scene.messages()).anySatisfy(message -> assertThat(message.text())
                .contains("the hub names no prefix list for the attachment's segment; deploy the hub with"
                        + " PrefixListMaxEntries, or this stack with RouteBy=cidr"));
        assertThat(routes(SPOKE)).isEmpty();
    }

    @Test
    void aSpokeOfTheUsualKindIsNotDisturbedByLists() {
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of()).settle();
        hub(10);
        scene.sweep();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.network().routes(SPOKE)).containsExactly(HUB_RANGE);
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void leavingEndsTheRoutesByLists() {
        scene.spoke(SPOKE, SPOKE_RANGE, Map.of("RouteBy", "prefix-list", "Destinations", ALL, "OnDelete",
                "disconnect")).settle();
        hub(10);
        assertThat(routes(SPOKE)).hasSize(1);
        scene.lab.delete(SPOKE, Landscape.STACK);
        scene.settle();
        assertThat(routes(SPOKE)).isEmpty();
    }

    private ManagedPrefixList list() {
        return scene.lab.ec2(HUB).describeManagedPrefixLists(r -> { }).prefixLists().stream()
                .filter(one -> one.prefixListName().endsWith("main:IPv4")).findFirst().orElseThrow();
    }

    private List<String> entries() {
        Ec2Client hub = scene.lab.ec2(HUB);
        return hub.getManagedPrefixListEntries(r -> r.prefixListId(list().prefixListId())).entries().stream()
                .map(entry -> entry.cidr()).sorted().toList();
    }

    /** Routes by lists: the list and the target. */
    private List<String> routes(String account) {
        return scene.lab.ec2(account).describeRouteTables().routeTables().stream()
                .flatMap(table -> table.routes().stream()).filter(route -> route.destinationPrefixListId() != null)
                .map((Route route) -> route.destinationPrefixListId() + " " + route.transitGatewayId()).toList();
    }

    private List<String> told(String subject) {
        return scene.messages().stream().filter(message -> message.subject().contains(subject))
                .map(message -> message.text()).toList();
    }
}
