package org.transithandshake.lab.handshake;

import java.time.Duration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ram.RamClient;

/** What people of an account do that the policy does not name. */
final class Strangers {
    private Strangers() {
    }

    /** The gateway is shared with the stranger, who accepts it and requests an attachment: all of it by hand. */
    static void request(Scene scene) {
        scene.lab.ram(Scene.HUB).createResourceShare(r -> r.name("by hand").principals(Scene.STRANGER)
                .resourceArns(scene.network().own().transitGatewayArn()));
        scene.lab.time().runFor(Duration.ofMinutes(1)); // until the invitation is listed
        RamClient ram = scene.lab.ram(Scene.STRANGER);
        ram.acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(
                ram.getResourceShareInvitations(all -> { }).resourceShareInvitations().getFirst()
                        .resourceShareInvitationArn()));
        scene.lab.time().runFor(Duration.ofMinutes(1)); // until the gateway is visible
        String vpc = scene.vpc(Scene.STRANGER, "10.4.0.0/16");
        Ec2Client ec2 = scene.lab.ec2(Scene.STRANGER);
        String subnet = ec2.describeSubnets(r -> { }).subnets().getFirst().subnetId();
        ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(scene.network().id()).vpcId(vpc)
                .subnetIds(subnet));
    }
}
