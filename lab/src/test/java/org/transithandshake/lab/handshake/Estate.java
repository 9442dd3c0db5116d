package org.transithandshake.lab.handshake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.ThisRun;
import org.transithandshake.lab.api.Entry;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRequestOptions;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ram.RamClient;

/** A Transit Gateway that was there before the handshake, what people attached to it, and a hub that adopts it. */
final class Estate {
    final Lab lab;
    final Landscape land;
    final String gatewayId;
    private final String arn;

    private Estate(LabSetup setup, String owner, List<String> open) {
        lab = new Lab(setup);
        land = new Landscape(lab, Path.of("..", "template.yaml"), 1);
        TransitGateway made = lab.ec2(owner).createTransitGateway(r -> r.options(options(open))).transitGateway();
        gatewayId = made.transitGatewayId();
        arn = made.transitGatewayArn();
        lab.time().runFor(Duration.ofMinutes(2));
    }

    static Estate withOpen(String... doors) {
        return new Estate(ThisRun.setup(), Scene.HUB, Arrays.asList(doors));
    }

    static Estate loud() {
        return new Estate(LabSetup.loud(), Scene.HUB, List.of());
    }

    static Estate ownedBy(String account) {
        return new Estate(ThisRun.setup(), account, List.of());
    }

    private static TransitGatewayRequestOptions options(List<String> open) {
        return TransitGatewayRequestOptions.builder()
                .autoAcceptSharedAttachments(value(open.contains("AutoAcceptSharedAttachments")))
                .defaultRouteTableAssociation(value(open.contains("DefaultRouteTableAssociation")))
                .defaultRouteTablePropagation(value(open.contains("DefaultRouteTablePropagation"))).build();
    }

    private static String value(boolean open) {
        return open ? "enable" : "disable";
    }

    /** The hub's stack, deployed or updated, that names the gateway; run to the end. */
    Estate hub(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("TransitGatewayId", gatewayId));
        parameters.putAll(more);
        land.deployHub(List.of(Scene.SPOKE), parameters);
        lab.time().runUntilIdle();
        return this;
    }

    Estate enforce() {
        return hub(Map.of("Mode", "enforce"));
    }

    /** A spoke that runs our stack. */
    Estate spoke() {
        land.createVpc(Scene.SPOKE, Scene.SPOKE_RANGE);
        land.deploySpoke(Scene.SPOKE, Scene.HUB_RANGE, Map.of());
        lab.time().runUntilIdle();
        return this;
    }

    /** People of both accounts share the gateway by hand. */
    Estate share(String owner, String account) {
        lab.ram(owner).createResourceShare(r -> r.name("by hand " + account).principals(account).resourceArns(arn));
        lab.time().runFor(Duration.ofMinutes(1));
        RamClient ram = lab.ram(account);
        ram.acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(ram.getResourceShareInvitations(all -> { })
                .resourceShareInvitations().getFirst().resourceShareInvitationArn()));
        lab.time().runFor(Duration.ofMinutes(1));
        return this;
    }

    /** People share the gateway with the account, and it requests an attachment, both by hand. */
    String request(String account, String range) {
        share(Scene.HUB, account);
        String vpc = land.vpc(account) == null ? land.createVpc(account, range) : land.vpc(account);
        Ec2Client ec2 = lab.ec2(account);
        String subnet = ec2.describeSubnets(r -> { }).subnets().stream().filter(s -> s.vpcId().equals(vpc))
                .findFirst().orElseThrow().subnetId();
        String id = ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gatewayId).vpcId(vpc)
                .subnetIds(subnet)).transitGatewayVpcAttachment().transitGatewayAttachmentId();
        lab.time().runFor(Duration.ofMinutes(1));
        return id;
    }

    /** As {@link #request}; then people accept it and associate and propagate it with a table of theirs. */
    String legacy(String account, String range) {
        String id = request(account, range);
        Ec2Client hub = lab.ec2(Scene.HUB);
        hub.acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(id));
        String table = hub.createTransitGatewayRouteTable(r -> r.transitGatewayId(gatewayId))
                .transitGatewayRouteTable().transitGatewayRouteTableId();
        lab.time().runFor(Duration.ofMinutes(5));
        hub.associateTransitGatewayRouteTable(r -> r.transitGatewayAttachmentId(id).transitGatewayRouteTableId(table));
        hub.enableTransitGatewayRouteTablePropagation(r ->
                r.transitGatewayAttachmentId(id).transitGatewayRouteTableId(table));
        lab.time().runFor(Duration.ofMinutes(5));
        return id;
    }

    TransitGateway gateway() {
        return lab.ec2(Scene.HUB).describeTransitGateways(r -> r.transitGatewayIds(gatewayId)).transitGateways()
                .getFirst();
    }

    TransitGatewayVpcAttachment attachment(String id) {
        return lab.ec2(Scene.HUB).describeTransitGatewayVpcAttachments(r -> r.transitGatewayAttachmentIds(id))
                .transitGatewayVpcAttachments().getFirst();
    }

    /** Everything that people can read of the hub's side of an attachment. */
    String state(String id) {
        return attachment(id) + " " + lab.ec2(Scene.HUB).describeTransitGatewayAttachments(r ->
                r.transitGatewayAttachmentIds(id)).transitGatewayAttachments() + " "
                + lab.ec2(Scene.HUB).getTransitGatewayAttachmentPropagations(r -> r.transitGatewayAttachmentId(id))
                .transitGatewayAttachmentPropagations();
    }

    /** What the hub's functions and machines changed in EC2 and RAM. */
    List<String> changes() {
        return lab.journal().of(Entry.ApiCall.class)
                .filter(call -> !call.caller().isPerson() && call.caller().account().equals(Scene.HUB))
                .filter(call -> List.of("ec2", "ram").contains(call.service()))
                .filter(call -> !call.operation().matches("(Describe|Get|List|Search).*"))
                .map(call -> call.service() + ":" + call.operation()).toList();
    }

    List<String> messages() {
        return lab.journal().of(Entry.Message.class)
                .filter(message -> message.account().equals(Scene.HUB) && !Scene.isAlarm(message))
                .map(message -> message.subject() + "\n" + message.text()).toList();
    }

    /** How the executions of a hub's machine ended: the output's status, or Step Functions' own. */
    List<String> endings(String machine) {
        return lab.journal().of(Entry.Execution.class)
                .filter(e -> e.machine().endsWith("-" + machine) && !e.status().equals("RUNNING"))
                .map(e -> e.status().equals("SUCCEEDED") ? Scene.json(e.detail()).path("status").asText() : e.status())
                .toList();
    }
}
