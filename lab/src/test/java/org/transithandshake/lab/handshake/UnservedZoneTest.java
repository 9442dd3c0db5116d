package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.NetworkReader;
import org.transithandshake.path.Code;
import org.transithandshake.path.Finding;
import org.transithandshake.path.Reachability;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Subnets in a zone in which the attachment has none: the gateway takes no traffic from there. */
class UnservedZoneTest {
    private static final String ZONE_A = Lab.REGION + "a";
    private static final String ZONE_C_ID = "apne1-az1";

    @Test
    void theZoneOfASpokeItsSubnetsAndTheCureAreToldOnceAndItsTableGetsNoRoute() {
        Scene scene = attachedInOneZone();
        String left = subnets(scene, Scene.SPOKE, false).getFirst();
        String cure = "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "
                + scene.network().attachmentIdOf(Scene.SPOKE) + " --add-subnet-ids " + left;
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .contains("spoke       tgw-attach-", "no subnet in zone " + ZONE_C_ID, left, cure)
                .doesNotContain(subnets(scene, Scene.SPOKE, true).getFirst()));
        assertThat(output(scene).path("saidBySpoke").path("findings")).hasSize(1);
        assertThat(scene.network().routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE);
        assertThat(findings(scene)).extracting(Finding::code).contains(Code.TGW_ROUTE_AZ_RESTRICTION);
    }

    /** The spoke's CloudTrail record of the change wakes the hub; the connection is made again, without a cut. */
    @Test
    void afterTheCureTheZoneIsRoutedAndNothingMoreIsTold() {
        Scene scene = attachedInOneZone();
        int before = scene.now();
        scene.lab.ec2(Scene.SPOKE).modifyTransitGatewayVpcAttachment(r -> r
                .transitGatewayAttachmentId(scene.network().attachmentIdOf(Scene.SPOKE))
                .addSubnetIds(subnets(scene, Scene.SPOKE, false)));
        scene.settle();
        assertThat(scene.endings()).containsExactly("Connected", "Connected");
        assertThat(scene.messages()).hasSize(1);
        assertThat(scene.changes(before)).doesNotContain("ec2:DisassociateTransitGatewayRouteTable");
        assertThat(scene.network().routes(Scene.SPOKE)).containsExactly(Scene.HUB_RANGE, Scene.HUB_RANGE);
        assertThat(findings(scene)).isEmpty();
    }

    @Test
    void theZoneOfAHubVpcIsToldToo() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.hub(Scene.SPOKE).settle();
        String left = scene.lab.ec2(Scene.HUB).createSubnet(r -> r.vpcId(scene.vpcOf(Scene.HUB))
                .cidrBlock("10.2.9.0/24").availabilityZone(Lab.REGION + "c")).subnet().subnetId();
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of()).settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .contains("hub         tgw-attach-", ZONE_C_ID, left));
        assertThat(output(scene).path("readByHub").path("findings")).hasSize(1);
    }

    /** A VPC of two zones that a person attaches by the subnet of one; the spoke has a trail. */
    private static Scene attachedInOneZone() {
        Scene scene = new Scene(Trails.ofTheSpoke(), 2);
        String vpc = scene.vpc(Scene.SPOKE, Scene.SPOKE_RANGE);
        scene.spokeOf(Scene.SPOKE, vpc, Map.of("SpokeVpcs", "")).settle();
        scene.hub(Scene.SPOKE).settle();
        scene.lab.ec2(Scene.SPOKE).createTransitGatewayVpcAttachment(r -> r.transitGatewayId(scene.network().id())
                .vpcId(vpc).subnetIds(subnets(scene, Scene.SPOKE, true)));
        return scene.settle();
    }

    private static List<String> subnets(Scene scene, String account, boolean inZoneA) {
        return scene.lab.ec2(account).describeSubnets(r -> { }).subnets().stream()
                .filter(subnet -> subnet.availabilityZone().equals(ZONE_A) == inZoneA).map(Subnet::subnetId).toList();
    }

    private static JsonNode output(Scene scene) {
        return scene.lab.journal().of(Entry.Execution.class)
                .filter(end -> end.machine().endsWith("-connect") && end.status().equals("SUCCEEDED"))
                .map(end -> Scene.json(end.detail())).findFirst().orElseThrow();
    }

    private static List<Finding> findings(Scene scene) {
        return Reachability.of(new NetworkReader(scene.lab).read(List.of(Scene.HUB, Scene.SPOKE), Scene.HUB))
                .findings();
    }
}
