package org.transithandshake.lab.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.LabSetup;
import software.amazon.awssdk.services.ec2.model.TransitGatewayOptions;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachmentOptions;

/** DNS support, security group referencing and appliance mode, by the stacks' parameters. */
class OptionsTest {
    private static final Map<String, String> OTHERS = Map.of("DnsSupport", "disable",
            "SecurityGroupReferencing", "enable", "ApplianceMode", "enable");

    @Test
    void whatNoStackAsksForIsAwsDefault() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        assertThat(gateway(scene)).isEqualTo("dns enable groups disable");
        assertThat(attachment(scene, Scene.HUB)).isEqualTo("dns enable groups enable appliance disable ipv6 disable");
        assertThat(attachment(scene, Scene.SPOKE)).isEqualTo(attachment(scene, Scene.HUB));
    }

    @Test
    void whatTheStacksAskForIsThereFromTheBeginning() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.spoke(Scene.SPOKE, Scene.SPOKE_RANGE, Map.of("SecurityGroupReferencing", "disable")).settle();
        scene.hub(OTHERS, Scene.SPOKE).settle();
        assertThat(gateway(scene)).isEqualTo("dns disable groups enable");
        assertThat(attachment(scene, Scene.HUB)).isEqualTo("dns disable groups enable appliance enable ipv6 disable");
        assertThat(attachment(scene, Scene.SPOKE))
                .isEqualTo("dns enable groups disable appliance disable ipv6 disable");
        assertThat(scene.changes(0)).noneMatch(change -> change.contains("Modify"));
        assertThat(scene.endings()).containsExactly("Connected");
    }

    @Test
    void anUpdatedStackChangesWhatItMadeAndNothingIsDisconnected() {
        Scene scene = Scene.played(LabSetup.quiet(), Scene.SPOKE_RANGE);
        int before = scene.now();
        scene.hub(OTHERS, Scene.SPOKE).settle();
        scene.spokeOf(Scene.SPOKE, scene.vpcOf(Scene.SPOKE), Map.of("ApplianceMode", "enable")).settle();
        assertThat(gateway(scene)).isEqualTo("dns disable groups enable");
        assertThat(attachment(scene, Scene.HUB)).isEqualTo("dns disable groups enable appliance enable ipv6 disable");
        assertThat(attachment(scene, Scene.SPOKE))
                .isEqualTo("dns enable groups enable appliance enable ipv6 disable");
        assertThat(scene.changes(before)).containsExactly("ec2:ModifyTransitGateway",
                "ec2:ModifyTransitGatewayVpcAttachment", "ec2:ModifyTransitGatewayVpcAttachment");
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(scene.messages()).isEmpty();
    }

    /** A parameter that says auto again leaves what it finds. */
    @Test
    void autoLeavesWhatStandsAsItIs() {
        Scene scene = new Scene(LabSetup.quiet());
        scene.hub(OTHERS, Scene.SPOKE).settle();
        int before = scene.now();
        scene.hub(Scene.SPOKE).settle();
        assertThat(scene.changes(before)).isEmpty();
        assertThat(gateway(scene)).isEqualTo("dns disable groups enable");
    }

    @Test
    void anAdoptedGatewayIsNotChangedButPeopleAreToldOnce() {
        Estate estate = Estate.withOpen().hub(Map.of("Mode", "enforce", "SecurityGroupReferencing", "enable"));
        estate.hub(Map.of("Mode", "enforce", "SecurityGroupReferencing", "enable"));
        assertThat(estate.changes()).doesNotContain("ec2:ModifyTransitGateway");
        assertThat(estate.messages()).singleElement().asString().contains("SecurityGroupReferencingSupport=disable"
                + " where this stack asks for SecurityGroupReferencingSupport=enable",
                "aws ec2 modify-transit-gateway --transit-gateway-id " + estate.gatewayId
                        + " --options SecurityGroupReferencingSupport=enable");
        assertThat(estate.endings("offer")).containsExactly("Offered", "Offered");
    }

    @Test
    void observeModeSaysWhatItWouldSay() {
        Estate estate = Estate.withOpen().hub(Map.of("DnsSupport", "disable"));
        assertThat(estate.changes()).isEmpty();
        assertThat(estate.messages()).singleElement().asString()
                .contains("- tell people that the gateway " + estate.gatewayId + " has DnsSupport=enable");
    }

    /** One that Terraform or a person requested keeps its options; the connection says what differs. */
    @Test
    void anAttachmentThatTheStackDidNotRequestIsNotChangedButPeopleAreTold() {
        Scene scene = new Scene(Trails.ofTheSpoke());
        String vpc = scene.vpc(Scene.SPOKE, Scene.SPOKE_RANGE);
        scene.spokeOf(Scene.SPOKE, vpc, Map.of("SpokeVpcs", "", "ApplianceMode", "enable")).settle();
        scene.hub(Scene.SPOKE).settle();
        String subnet = scene.lab.ec2(Scene.SPOKE).describeSubnets(r -> { }).subnets().getFirst().subnetId();
        scene.lab.ec2(Scene.SPOKE).createTransitGatewayVpcAttachment(r -> r.transitGatewayId(scene.network().id())
                .vpcId(vpc).subnetIds(subnet));
        scene.settle();
        assertThat(scene.endings()).containsExactly("Connected");
        assertThat(attachment(scene, Scene.SPOKE)).contains("appliance disable");
        assertThat(scene.messages()).singleElement().satisfies(message -> assertThat(message.text())
                .contains("ApplianceModeSupport=disable where this stack asks for ApplianceModeSupport=enable",
                        "--options ApplianceModeSupport=enable"));
    }

    private static String gateway(Scene scene) {
        TransitGatewayOptions options = scene.network().own().options();
        return "dns " + options.dnsSupportAsString() + " groups " + options.securityGroupReferencingSupportAsString();
    }

    private static String attachment(Scene scene, String account) {
        TransitGatewayVpcAttachmentOptions options = scene.network().attachmentOf(account).options();
        return "dns " + options.dnsSupportAsString() + " groups " + options.securityGroupReferencingSupportAsString()
                + " appliance " + options.applianceModeSupportAsString() + " ipv6 " + options.ipv6SupportAsString();
    }
}
