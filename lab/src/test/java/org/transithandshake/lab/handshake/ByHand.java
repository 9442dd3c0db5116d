package org.transithandshake.lab.handshake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.demo.Landscape;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TransitGateway;

/** People of two accounts and a gateway, without any automation: what they see of AWS itself. */
final class ByHand {
    final Lab lab;
    final Ec2Client hub;
    final TransitGateway gateway;
    private final Landscape land;

    ByHand(LabSetup setup) {
        lab = new Lab(setup);
        hub = lab.ec2(Scene.HUB);
        land = new Landscape(lab, Path.of("..", "template.yaml"), 1);
        gateway = hub.createTransitGateway(r -> r.options(o -> o.defaultRouteTableAssociation("disable")
                .defaultRouteTablePropagation("disable"))).transitGateway();
        pass(Duration.ofMinutes(5));
    }

    ByHand pass(Duration time) {
        lab.time().runFor(time);
        return this;
    }

    String vpc(String account) {
        return land.createVpc(account, Scene.SPOKE_RANGE);
    }

    /** A request of the account; its own gateway's attachments become available by themselves. */
    String attach(String account, String vpc) {
        Ec2Client ec2 = lab.ec2(account);
        String subnet = ec2.describeSubnets(r -> { }).subnets().stream().filter(one -> one.vpcId().equals(vpc))
                .findFirst().orElseThrow().subnetId();
        return ec2.createTransitGatewayVpcAttachment(r -> r.transitGatewayId(gateway.transitGatewayId()).vpcId(vpc)
                .subnetIds(subnet)).transitGatewayVpcAttachment().transitGatewayAttachmentId();
    }

    /** A VPC of the hub with an available attachment. */
    String attached() {
        String id = attach(Scene.HUB, vpc(Scene.HUB));
        pass(Duration.ofMinutes(5));
        return id;
    }

    String table() {
        String id = hub.createTransitGatewayRouteTable(r -> r.transitGatewayId(gateway.transitGatewayId()))
                .transitGatewayRouteTable().transitGatewayRouteTableId();
        pass(Duration.ofMinutes(5));
        return id;
    }

    ByHand propagate(String attachment, String table) {
        hub.enableTransitGatewayRouteTablePropagation(r ->
                r.transitGatewayAttachmentId(attachment).transitGatewayRouteTableId(table));
        return this;
    }

    ByHand stop(String attachment, String table) {
        hub.disableTransitGatewayRouteTablePropagation(r ->
                r.transitGatewayAttachmentId(attachment).transitGatewayRouteTableId(table));
        return this;
    }

    /** The ranges that the table shows a minute later. */
    List<String> shown(String table) {
        pass(Duration.ofMinutes(1));
        return hub.searchTransitGatewayRoutes(r -> r.transitGatewayRouteTableId(table).filters(
                Filter.builder().name("state").values("active").build())).routes().stream()
                .map(route -> route.destinationCidrBlock()).toList();
    }

    ByHand share(String account) {
        lab.ram(Scene.HUB).createResourceShare(r -> r.name("by hand").principals(account)
                .resourceArns(gateway.transitGatewayArn()));
        return this;
    }

    Stream<String> invitations(String account) {
        return lab.ram(account).getResourceShareInvitations(r -> { }).resourceShareInvitations().stream()
                .map(invitation -> invitation.resourceShareInvitationArn());
    }

    ByHand accept(String account) {
        pass(Duration.ofMinutes(1));
        String arn = invitations(account).findFirst().orElseThrow();
        lab.ram(account).acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(arn));
        return this;
    }

    /** The error code of a call, or what it answers. */
    static Object outcome(Callable<?> call) {
        try {
            return call.call();
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
