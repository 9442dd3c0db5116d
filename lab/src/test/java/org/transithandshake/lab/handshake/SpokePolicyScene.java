package org.transithandshake.lab.handshake;

import static org.transithandshake.lab.handshake.Scene.SPOKE;

import java.util.List;
import java.util.Map;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.api.Caller;
import org.transithandshake.lab.api.Entry;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;

/** A scene whose spoke decides by a policy file that a person of the spoke keeps in Parameter Store. */
final class SpokePolicyScene {
    static final String NAME = "/transit-handshake/policy";
    final Scene scene;

    SpokePolicyScene(int subnets) {
        scene = new Scene(LabSetup.quiet(), subnets);
    }

    /** A file that accepts the hub's invitation and has these lines in its section on routes. */
    static String ofRoutes(String... routes) {
        return """
                version: 1
                invitations:
                  - {id: our-hub, effect: accept, when: {senders: ["222222222222"]}}
                routes:
                  %s
                """.formatted(String.join("\n  ", routes));
    }

    /** Puts the file as the parameter's next version. */
    SpokePolicyScene policy(String file) {
        scene.lab.api().call(Caller.person(SPOKE, Lab.REGION), "ssm", "PutParameter", PutParameterRequest.builder()
                .name(NAME).type("String").value(file).overwrite(true).build());
        return this;
    }

    SpokePolicyScene routing(String... routes) {
        return policy(ofRoutes(routes));
    }

    SpokePolicyScene withoutPolicy() {
        scene.lab.api().call(Caller.person(SPOKE, Lab.REGION), "ssm", "DeleteParameter",
                DeleteParameterRequest.builder().name(NAME).build());
        return this;
    }

    /** The spoke's stack without Destinations, and then the hub; run to the end. */
    SpokePolicyScene played() {
        return spoke().hub();
    }

    SpokePolicyScene spoke() {
        scene.spoke(SPOKE, Scene.SPOKE_RANGE, Map.of("PolicyName", NAME, "Destinations", "")).settle();
        return this;
    }

    SpokePolicyScene hub() {
        scene.hub(SPOKE).settle();
        return this;
    }

    SpokePolicyScene settle() {
        scene.settle();
        return this;
    }

    Ec2Client ec2() {
        return scene.lab.ec2(SPOKE);
    }

    /** Destinations of the spoke's own routes, one for each table. */
    List<String> routes() {
        return scene.network().routes(SPOKE);
    }

    /** The statuses of the spoke's invitations from this account. */
    List<String> invitationsOf(String sender) {
        return scene.lab.ram(SPOKE).getResourceShareInvitations(r -> { }).resourceShareInvitations().stream()
                .filter(one -> one.senderAccountId().equals(sender))
                .map(ResourceShareInvitation::statusAsString).toList();
    }

    /** Somebody shares a gateway of his own with the spoke. */
    SpokePolicyScene offer(String sender, String shareName) {
        String gateway = scene.lab.ec2(sender).createTransitGateway(r -> r.description(shareName)).transitGateway()
                .transitGatewayArn();
        settle();
        scene.lab.ram(sender).createResourceShare(r -> r.name(shareName).principals(SPOKE).resourceArns(gateway));
        return settle();
    }

    /** What people were told in messages with this in their subject. */
    List<String> told(String subject) {
        return scene.messages().stream().filter(m -> m.subject().contains(subject))
                .map(Entry.Message::text).toList();
    }
}
