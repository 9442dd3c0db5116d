package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.api.Switches;

/** Once a day each account is asked what no sweep looks at: each problem is told once, with the command of its cure. */
class DailyCheckTest {
    private static final LabSetup TRAILS = LabSetup.quiet().with(
            new Switches(Set.of("*"), false, false, false, Switches.quiet().overlap()));
    private static final LabSetup NO_TRAIL = LabSetup.quiet();

    @Test
    void whereNothingIsAmissItReadsFourThingsInTheHubAndEightInASpokeAndSaysNothing() {
        Scene scene = connected(TRAILS);
        int before = scene.now();
        days(scene, 1);
        assertThat(reads(scene, before, Scene.HUB)).containsExactlyInAnyOrder("servicequotas:GetServiceQuota",
                "ec2:DescribeRouteTables", "iam:GetRole", "events:DescribeEventBus");
        assertThat(reads(scene, before, Scene.SPOKE)).containsExactlyInAnyOrder("servicequotas:GetServiceQuota",
                "ec2:DescribeRouteTables", "iam:GetRole", "events:DescribeEventBus", "cloudtrail:DescribeTrails",
                "cloudtrail:GetTrailStatus", "ec2:DescribeTransitGateways", "ram:GetResourceShareInvitations");
        assertThat(scene.messages()).isEmpty();
    }

    @Test
    void anAccountWithoutATrailIsToldOnceAndTheHubNeedsNone() {
        Scene scene = connected(NO_TRAIL);
        days(scene, 3);
        assertThat(scene.messages()).singleElement().satisfies(message -> {
            assertThat(message.account()).isEqualTo(Scene.SPOKE);
            assertThat(message.subject()).isEqualTo("Transit Handshake: look at account " + Scene.SPOKE);
            assertThat(message.text()).contains("It is not so that a CloudTrail trail logs management events",
                    "cure  aws cloudtrail create-trail", "./handshake doctor --role spoke --region ");
        });
    }

    /** The next connection would need a route that does not fit. */
    @Test
    void aTableWithoutRoomIsToldBeforeARouteFails() {
        Scene scene = connected(TRAILS);
        String table = scene.network().subnetTables(Scene.HUB).getFirst();
        String gateway = scene.network().own().transitGatewayId();
        for (int i = 0; i < 48; i++) {
            String range = "192.168." + i + ".0/24";
            scene.lab.ec2(Scene.HUB).createRoute(r -> r.routeTableId(table).destinationCidrBlock(range)
                    .transitGatewayId(gateway));
        }
        days(scene, 2);
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text()).contains(
                table + ", has 50 routes, needs 51, and the account's quota is 50",
                "aws service-quotas request-service-quota-increase --service-code vpc"));
    }

    /** The hub may be in another Region, or not deployed yet: the spoke cannot know. */
    @Test
    void aSpokeThatNobodySharesWithIsToldOnce() {
        Scene scene = new Scene(TRAILS).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        days(scene, 2);
        assertThat(scene.messages()).extracting(Entry.Message::text).anySatisfy(text -> assertThat(text).contains(
                "the hub " + Scene.HUB + " shares nothing with " + Scene.SPOKE, "its stack is in another Region"));
        assertThat(scene.messages()).extracting(Entry.Message::text).doesNotHaveDuplicates();
    }

    @Test
    void whatMayNotBeReadIsNotKnownAndNotTold() {
        Trial trial = new Trial(NO_TRAIL);
        trial.scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle().hub(Scene.SPOKE).settle();
        trial.calls("-CheckAccount-", "DescribeTrails", 1, Trial.ALWAYS, Trial.throttled());
        days(trial.scene, 2);
        assertThat(trial.scene.messages()).isEmpty();
    }

    private static Scene connected(LabSetup setup) {
        Scene scene = new Scene(setup).spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle().hub(Scene.SPOKE)
                .settle();
        assertThat(scene.endings()).containsExactly("Connected");
        return scene;
    }

    private static void days(Scene scene, int days) {
        scene.lab.time().runFor(Duration.ofDays(days));
        scene.settle();
    }

    private static List<String> reads(Scene scene, int before, String account) {
        return scene.lab.journal().entries().subList(before, scene.now()).stream()
                .filter(Entry.ApiCall.class::isInstance).map(Entry.ApiCall.class::cast)
                .filter(call -> call.caller().actor().contains("-CheckAccount-")
                        && call.caller().account().equals(account))
                .map(call -> call.service() + ":" + call.operation()).toList();
    }
}
