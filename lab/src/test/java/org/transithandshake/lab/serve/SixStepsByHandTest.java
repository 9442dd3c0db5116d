package org.transithandshake.lab.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.serve.Person.filter;
import static org.transithandshake.lab.serve.Served.until;

import java.io.IOException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.transithandshake.lab.Lab;
import org.transithandshake.lab.LabSetup;
import org.transithandshake.lab.serve.Person.Network;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.TransitGateway;

/** Two people do the six steps over HTTP, without any automation, and try what AWS refuses. */
class SixStepsByHandTest {
    private static final String A = "111111111111";
    private static final String B = "222222222222";
    private Served served;
    private Person a;
    private Person b;

    @BeforeEach
    void serve() throws IOException {
        served = new Served(new Lab(LabSetup.quiet()));
        a = new Person(served, A);
        b = new Person(served, B);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static void refused(String code, ThrowingCallable call, String... parts) {
        Throwable error = Assertions.catchThrowable(call);
        assertThat(error).isInstanceOfSatisfying(AwsServiceException.class, answer ->
                assertThat(answer.awsErrorDetails().errorCode()).isEqualTo(code));
        assertThat(parts).allSatisfy(part -> assertThat(error).hasMessageContaining(part));
    }

    private TransitGateway gateway() {
        TransitGateway made = b.ec2.createTransitGateway(r -> r.options(o -> o.autoAcceptSharedAttachments("disable")
                .defaultRouteTableAssociation("disable").defaultRouteTablePropagation("disable"))).transitGateway();
        until("gateway available", () -> !b.ec2.describeTransitGateways(r -> r.filters(filter("state", "avail*")))
                .transitGateways().isEmpty());
        return made;
    }

    private String table(String gateway) {
        String table = b.ec2.createTransitGatewayRouteTable(r -> r.transitGatewayId(gateway))
                .transitGatewayRouteTable().transitGatewayRouteTableId();
        until("table available", () -> b.ec2
                .describeTransitGatewayRouteTables(r -> r.transitGatewayRouteTableIds(table))
                .transitGatewayRouteTables().getFirst().stateAsString().equals("available"));
        return table;
    }

    private void share(String gatewayArn) {
        b.ram.createResourceShare(r -> r.name("hub").resourceArns(gatewayArn).principals(A));
        String invitation = a.ram.getResourceShareInvitations().resourceShareInvitations().getFirst()
                .resourceShareInvitationArn();
        assertThat(a.ram.listPendingInvitationResources(r -> r.resourceShareInvitationArn(invitation)).resources())
                .extracting("arn").containsExactly(gatewayArn);
        a.ram.acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(invitation));
        refused("ResourceShareInvitationAlreadyAcceptedException",
                () -> a.ram.acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(invitation)));
        until("the gateway visible", () -> !a.ec2.describeTransitGateways().transitGateways().isEmpty());
    }

    private void connect(String attachment, String table, String block) {
        until("attachment available", () -> b.state(attachment).equals("available"));
        b.ec2.associateTransitGatewayRouteTable(r -> r.transitGatewayAttachmentId(attachment)
                .transitGatewayRouteTableId(table));
        b.ec2.enableTransitGatewayRouteTablePropagation(r -> r.transitGatewayAttachmentId(attachment)
                .transitGatewayRouteTableId(table));
        refused("TransitGatewayRouteTablePropagation.Duplicate", () -> b.ec2.enableTransitGatewayRouteTablePropagation(
                r -> r.transitGatewayAttachmentId(attachment).transitGatewayRouteTableId(table)));
        until("range shown", () -> b.shown(table).contains(block));
    }

    @Test
    void theSixStepsAndTheirRefusals() {
        TransitGateway gateway = gateway();
        String tgw = gateway.transitGatewayId();
        String table = table(tgw);
        Network hub = b.network("10.2.0.0/16", "10.2.0.0/24");
        Network spoke = a.network("10.1.0.0/16", "10.1.0.0/24");
        refused("InvalidTransitGatewayID.NotFound", () -> a.request(tgw, spoke));

        share(gateway.transitGatewayArn());
        String attachment = a.request(tgw, spoke);
        assertThat(a.state(attachment)).isEqualTo("pendingAcceptance");
        refused("InvalidTransitGatewayAttachmentID.NotFound", () -> a.ec2.acceptTransitGatewayVpcAttachment(
                r -> r.transitGatewayAttachmentId(attachment)), attachment);
        b.ec2.acceptTransitGatewayVpcAttachment(r -> r.transitGatewayAttachmentId(attachment));
        connect(attachment, table, "10.1.0.0/16");
        connect(b.request(tgw, hub), table, "10.2.0.0/16");

        b.ec2.createRoute(r -> r.routeTableId(hub.table()).destinationCidrBlock("10.1.0.0/16").transitGatewayId(tgw));
        a.ec2.createRoute(r -> r.routeTableId(spoke.table()).destinationCidrBlock("10.2.0.0/16")
                .transitGatewayId(tgw));
        assertThat(b.routes(hub.table())).containsEntry("10.1.0.0/16", tgw);
        assertThat(a.routes(spoke.table())).containsEntry("10.2.0.0/16", tgw);
        refused("InvalidAction", () -> a.ec2.describeInstances(), "DescribeInstances");
        refused("DryRunOperation", () -> a.ec2.deleteTransitGatewayVpcAttachment(
                r -> r.transitGatewayAttachmentId(attachment).dryRun(true)));
    }
}
