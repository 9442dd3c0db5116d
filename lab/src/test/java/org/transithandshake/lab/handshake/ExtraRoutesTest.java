package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.handshake.Scene.HUB;
import static org.transithandshake.lab.handshake.Scene.HUB_RANGE;
import static org.transithandshake.lab.handshake.Scene.OTHER_SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE;
import static org.transithandshake.lab.handshake.Scene.SPOKE_RANGE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;

/** The static routes and blackholes that a policy gives a segment's table. */
class ExtraRoutesTest {
    private static final String DROPPED = "192.168.0.0/16";
    private static final String FAR = "10.9.0.0/16";
    private static final String TAG = "transit-handshake:route:";
    private static final String WITHOUT = policy("");
    private static final String BLACKHOLE = policy("blackhole: [" + DROPPED + "]");

    private final PolicyScene play = new PolicyScene();

    private static String policy(String segment) {
        return """
                version: 1
                segments:
                  main: {%s}
                admit:
                  - {id: known, effect: admit, when: {accounts: ["111111111111", "333333333333"]}}
                place:
                  - {id: ranges, effect: place, when: {within: [10.0.0.0/8, 192.168.0.0/16]}}
                """.formatted(segment);
    }

    private PolicyScene played(String file) {
        return play.policy(file).spoke(SPOKE, SPOKE_RANGE).hub(SPOKE, OTHER_SPOKE).settle();
    }

    @Test
    void aBlackholeIsMadeWithTheTablesAndEndedWithThePolicy() {
        played(BLACKHOLE);
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(statics()).containsExactly(DROPPED + " blackhole");
        assertThat(tags()).containsExactly(TAG + DROPPED + "=blackhole");

        play.policy(WITHOUT).settle();
        assertThat(statics()).isEmpty();
        assertThat(tags()).isEmpty();
    }

    @Test
    void aStaticRouteLeadsToItsAttachmentAndIsReplacedInOneCall() {
        played(WITHOUT);
        String first = attach("10.11.0.0/16");
        String second = attach("10.12.0.0/16");
        play.policy(to(first)).settle();
        assertThat(statics()).containsExactly(FAR + " " + first);
        int now = play.scene.now();

        play.policy(to(second)).settle();
        assertThat(statics()).containsExactly(FAR + " " + second);
        assertThat(tags()).containsExactly(TAG + FAR + "=" + second);
        assertThat(play.scene.changes(now)).containsExactly("ec2:ReplaceTransitGatewayRoute", "ec2:CreateTags");
    }

    /** It is neither the VPC's range nor anything of the connection. */
    @Test
    void anAttachmentThatTheHandshakePlacesKeepsWhatThePolicyLeadsToIt() {
        played(WITHOUT);
        String spokes = play.network().attachmentIdOf(SPOKE);
        play.policy(to(spokes)).settle();
        play.scene.sweep();
        assertThat(statics()).containsExactly(FAR + " " + spokes);
        assertThat(play.scene.endings()).containsExactly("Connected");

        play.policy(to(spokes) + "# decided again\n").settle();
        play.scene.ring(SPOKE).settle();
        assertThat(statics()).containsExactly(FAR + " " + spokes);
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(play.scene.messages()).isEmpty();
    }

    @Test
    void aStaticRouteOfSomebodyElseIsLeftAloneAndTold() {
        played(WITHOUT);
        String theirs = attach("10.11.0.0/16");
        String ours = attach("10.12.0.0/16");
        hub().createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table()).destinationCidrBlock(FAR)
                .transitGatewayAttachmentId(theirs));
        play.policy(to(ours)).settle();
        play.scene.sweep();

        assertThat(statics()).containsExactly(FAR + " " + theirs);
        assertThat(play.told("static routes of segments")).singleElement().asString()
                .contains("segment:main (" + table() + "): " + FAR + " -> " + ours + " is not made")
                .contains("aws ec2 replace-transit-gateway-route --transit-gateway-route-table-id " + table()
                        + " --destination-cidr-block " + FAR + " --transit-gateway-attachment-id " + ours);
        play.policy(WITHOUT).settle();
        assertThat(statics()).containsExactly(FAR + " " + theirs);
    }

    @Test
    void anAttachmentThatIsNotThereIsTold() {
        played(to("tgw-attach-0123456789abcdef0"));
        assertThat(play.scene.endings()).containsExactly("Connected");
        assertThat(statics()).isEmpty();
        assertThat(tags()).isEmpty();
        assertThat(play.told("static routes of segments")).singleElement().asString().contains("could not be made");
    }

    @Test
    void aLostRouteIsMadeAgainByTheSweep() {
        played(BLACKHOLE);
        hub().deleteTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table()).destinationCidrBlock(DROPPED));
        play.scene.sweep();
        assertThat(statics()).containsExactly(DROPPED + " blackhole");
    }

    @Test
    void aRangeThatAChangedPolicyDropsIsTurnedOut() {
        played(WITHOUT).spoke(OTHER_SPOKE, "192.168.5.0/24").settle();
        assertThat(play.scene.endings()).containsExactly("Connected", "Connected");

        play.policy(BLACKHOLE).settle();
        assertThat(play.network().shown("segment:main")).containsExactly(SPOKE_RANGE, HUB_RANGE, DROPPED);
        assertThat(play.scene.endings()).containsExactly("Connected", "Connected", "Refused");
    }

    @Test
    void observeOnlyTellsWhatItWouldMake() {
        play.policy(WITHOUT);
        play.scene.hub(Map.of("PolicyName", PolicyScene.NAME, "AllowedCidrs", "", "Mode", "enforce"), SPOKE).settle();
        play.scene.hub(Map.of("PolicyName", PolicyScene.NAME, "AllowedCidrs", "", "Mode", "observe"), SPOKE).settle();
        play.policy(BLACKHOLE).settle();
        assertThat(statics()).isEmpty();
        assertThat(play.told("what the hub would do")).last().asString()
                .contains("- make the route segment:main (" + table() + "): " + DROPPED + " -> blackhole");
    }

    private static String to(String attachment) {
        return policy("static: [{cidr: " + FAR + ", attachment: " + attachment + "}]");
    }

    /** A VPC of the hub's that the handshake has nothing to do with. */
    private String attach(String range) {
        String vpc = hub().createVpc(r -> r.cidrBlock(range)).vpc().vpcId();
        String subnet = hub().createSubnet(r -> r.vpcId(vpc).cidrBlock(range.replace("/16", "/24"))
                .availabilityZone("ap-northeast-1a")).subnet().subnetId();
        String id = hub().createTransitGatewayVpcAttachment(r -> r.vpcId(vpc).subnetIds(subnet)
                .transitGatewayId(play.network().id())).transitGatewayVpcAttachment().transitGatewayAttachmentId();
        play.settle();
        return id;
    }

    private Ec2Client hub() {
        return play.scene.lab.ec2(HUB);
    }

    private String table() {
        return play.network().table("segment:main").getFirst();
    }

    private List<String> statics() {
        return hub().searchTransitGatewayRoutes(r -> r.transitGatewayRouteTableId(table())
                        .filters(Filter.builder().name("type").values("static").build())).routes().stream()
                .map(ExtraRoutesTest::text).toList();
    }

    private static String text(TransitGatewayRoute route) {
        return route.destinationCidrBlock() + " " + (route.transitGatewayAttachments().isEmpty() ? "blackhole"
                : route.transitGatewayAttachments().getFirst().transitGatewayAttachmentId());
    }

    private List<String> tags() {
        return hub().describeTransitGatewayRouteTables(r -> r.transitGatewayRouteTableIds(table()))
                .transitGatewayRouteTables().getFirst().tags().stream().filter(tag -> tag.key().startsWith(TAG))
                .map((Tag tag) -> tag.key() + "=" + tag.value()).toList();
    }
}
