package org.transithandshake.lab.handshake;

import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.TransitGatewayState;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;

/** What stands in both accounts, without ids, so that two histories can be compared. */
final class Standing {
    private Standing() {
    }

    static String of(Scene scene) {
        Network network = scene.network();
        return "gateways " + gateways(scene)
                + "\ntables " + tables(scene)
                + "\nshares " + scene.lab.ram(Scene.HUB).getResourceShares(r -> r.resourceOwner(ResourceOwner.SELF)
                        .resourceShareStatus(ResourceShareStatus.ACTIVE)).resourceShares().stream()
                        .map(share -> share.name()).toList()
                + "\nattachments " + attachments(scene)
                + "\nsegment " + network.shown(Network.SEGMENT)
                + "\nassociated " + network.associated(Network.SEGMENT).size()
                + "\npropagating " + network.propagating(Network.SEGMENT).size()
                + "\nairlock " + network.propagating(Network.AIRLOCK)
                + "\nhub's routes " + network.routes(Scene.HUB)
                + "\nspoke's routes " + network.routes(Scene.SPOKE);
    }

    private static long gateways(Scene scene) {
        return scene.lab.ec2(Scene.HUB).describeTransitGateways(r -> { }).transitGateways().stream()
                .filter(gateway -> gateway.state() != TransitGatewayState.DELETED).count();
    }

    private static List<String> tables(Scene scene) {
        return scene.lab.ec2(Scene.HUB).describeTransitGatewayRouteTables(r -> { }).transitGatewayRouteTables().stream()
                .filter(table -> !table.stateAsString().startsWith("delet"))
                .flatMap(table -> table.tags().stream()).filter(tag -> tag.key().equals("transit-handshake"))
                .map(tag -> tag.value()).sorted().toList();
    }

    private static List<String> attachments(Scene scene) {
        Ec2Client hub = scene.lab.ec2(Scene.HUB);
        return hub.describeTransitGatewayVpcAttachments(r -> { }).transitGatewayVpcAttachments().stream()
                .filter(attachment -> !attachment.stateAsString().startsWith("delet"))
                .map(attachment -> attachment.vpcOwnerId() + " " + attachment.stateAsString()).sorted().toList();
    }
}
