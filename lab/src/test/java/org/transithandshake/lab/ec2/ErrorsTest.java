package org.transithandshake.lab.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.transithandshake.lab.ec2.Persons.HUB;
import static org.transithandshake.lab.ec2.Persons.SPOKE;

import org.junit.jupiter.api.Test;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.AssociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.DefaultRouteTableAssociationValue;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTransitGatewayVpcAttachmentRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DisableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateTransitGatewayRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.EnableTransitGatewayRouteTablePropagationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayOptions;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayRequest;
import software.amazon.awssdk.services.ec2.model.ModifyTransitGatewayResponse;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTablePropagation;
import software.amazon.awssdk.services.ram.model.Resource;

/** Every refusal of a gateway's life that a handler may meet, by its exact code. */
class ErrorsTest {
    private static final String NO_ID = "0123456789abcdef0";
    private final Persons two = new Persons();

    private AssociateTransitGatewayRouteTableRequest association(String table, String id) {
        return AssociateTransitGatewayRouteTableRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(id).build();
    }

    private DisassociateTransitGatewayRouteTableRequest disassociation(String table, String id) {
        return DisassociateTransitGatewayRouteTableRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(id).build();
    }

    private EnableTransitGatewayRouteTablePropagationRequest propagation(String table, String id) {
        return EnableTransitGatewayRouteTablePropagationRequest.builder().transitGatewayRouteTableId(table)
                .transitGatewayAttachmentId(id).build();
    }

    @Test
    void aVpcIsAttachedToAGatewayOnceAndByOneSubnetPerZone() {
        TransitGateway gateway = two.gateway();
        String vpcId = two.vpc(HUB, "10.0.0.0/16");
        String a1 = two.subnet(HUB, vpcId, "10.0.1.0/24", "a");
        String a2 = two.subnet(HUB, vpcId, "10.0.2.0/24", "a");
        String foreign = two.subnet(HUB, two.vpc(HUB, "10.1.0.0/16"), "10.1.1.0/24", "a");
        var wanted = two.attachment(gateway, vpcId, a1);
        assertThat(two.refused(HUB, wanted.toBuilder().subnetIds(a1, a2).build()))
                .hasToString("DuplicateSubnetsInSameZone: Duplicate Subnets for same AZ");
        assertThat(two.code(HUB, two.attachment(gateway, vpcId, foreign))).isEqualTo("InvalidSubnetID.NotFound");
        assertThat(two.code(HUB, two.attachment(gateway, "vpc-" + NO_ID, a1))).isEqualTo("InvalidVpcID.NotFound");
        assertThat(two.code(HUB, wanted.toBuilder().subnetIds().build())).isEqualTo("MissingParameter");
        assertThat(two.code(HUB, wanted.toBuilder().transitGatewayId("tgw-12").build()))
                .isEqualTo("InvalidTransitGatewayID.Malformed");
        assertThat(two.refused(HUB, wanted.toBuilder().transitGatewayId("tgw-" + NO_ID).build())).hasToString(
                "InvalidTransitGatewayID.NotFound: Transit Gateway tgw-" + NO_ID + " was deleted or does not exist.");
        two.call(HUB, wanted);
        assertThat(two.refused(HUB, wanted)).hasToString("DuplicateTransitGatewayAttachment: "
                + gateway.transitGatewayId() + " has non-deleted Transit Gateway Attachments with same VPC ID.");
    }

    @Test
    void aGatewayThatIsNotYetAvailableTakesNoAttachmentAndNoTable() {
        CreateTransitGatewayResponse made = two.call(HUB, CreateTransitGatewayRequest.builder().build());
        String vpcId = two.vpc(HUB, "10.0.0.0/16");
        String subnetId = two.subnet(HUB, vpcId, "10.0.1.0/24", "a");
        assertThat(two.code(HUB, two.attachment(made.transitGateway(), vpcId, subnetId))).isEqualTo("IncorrectState");
        assertThat(two.code(HUB, CreateTransitGatewayRouteTableRequest.builder()
                .transitGatewayId(made.transitGateway().transitGatewayId()).build())).isEqualTo("IncorrectState");
    }

    @Test
    void anAttachmentIsAssociatedOnceWhateverTheTable() {
        TransitGateway gateway = two.gateway();
        String id = two.attached(gateway, HUB, "10.0.0.0/16");
        String table = two.table(gateway);
        String other = two.table(gateway);
        assertThat(two.code(HUB, disassociation(table, id))).isEqualTo("InvalidparameterValue");
        two.call(HUB, association(table, id));
        String message = "Resource.AlreadyAssociated: Transit Gateway Attachment " + id
                + " is already associated to a route table.";
        assertThat(two.refused(HUB, association(table, id))).hasToString(message);
        assertThat(two.refused(HUB, association(other, id))).hasToString(message);
        assertThat(two.code(HUB, disassociation(table, id))).isEqualTo("IncorrectState");
        two.settle();
        assertThat(two.code(HUB, disassociation(other, id))).isEqualTo("InvalidparameterValue");
        assertThat(two.code(HUB, DeleteTransitGatewayRouteTableRequest.builder().transitGatewayRouteTableId(table)
                .build())).isEqualTo("IncorrectState");
    }

    @Test
    void aPropagationIsEnabledOnce() {
        TransitGateway gateway = two.gateway();
        String id = two.attached(gateway, HUB, "10.0.0.0/16");
        String table = two.table(gateway);
        assertThat(two.code(HUB, DisableTransitGatewayRouteTablePropagationRequest.builder()
                .transitGatewayRouteTableId(table).transitGatewayAttachmentId(id).build()))
                .isEqualTo("InvalidparameterValue");
        two.call(HUB, propagation(table, id));
        assertThat(two.refused(HUB, propagation(table, id))).hasToString("TransitGatewayRouteTablePropagation."
                + "Duplicate: Propagation " + id + " already exists in Transit Gateway Route Table " + table + ".");
    }

    @Test
    void whatIsNotTheCallersDoesNotExist() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        String id = two.attached(gateway, SPOKE, "10.1.0.0/16");
        String table = two.table(gateway);
        assertThat(two.code(SPOKE, association(table, id))).isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        assertThat(two.code(SPOKE, propagation(table, id))).isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
        assertThat(two.code(SPOKE, DescribeTransitGatewayRouteTablesRequest.builder()
                .transitGatewayRouteTableIds(table).build())).isEqualTo("InvalidRouteTableID.NotFound");
        assertThat(two.code(HUB, association("tgw-rtb-" + NO_ID, id))).isEqualTo("InvalidRouteTableID.NotFound");
        assertThat(two.code(HUB, association("tgw-rtb-x", id))).isEqualTo("InvalidRouteTableId.Malformed");
        assertThat(two.code(HUB, association(table, "tgw-attach-x")))
                .isEqualTo("InvalidTransitGatewayAttachmentID.Malformed");
        TransitGateway other = two.gateway();
        assertThat(two.code(HUB, association(two.table(other), id))).isEqualTo("InvalidRouteTableID.NotFound");
        Caller elsewhere = Caller.person(HUB.account(), "eu-central-1");
        assertThat(two.code(elsewhere, two.acceptance(id))).isEqualTo("InvalidTransitGatewayAttachmentID.NotFound");
    }

    @Test
    void aPendingRequestIsNeitherAssociatedNorPropagated() {
        TransitGateway gateway = two.gateway();
        two.share(gateway, SPOKE);
        String id = two.requested(gateway, SPOKE, "10.1.0.0/16");
        String table = two.table(gateway);
        assertThat(two.code(HUB, association(table, id))).isEqualTo("IncorrectState");
        assertThat(two.code(HUB, propagation(table, id))).isEqualTo("IncorrectState");
    }

    @Test
    void aGatewayWithAttachmentsIsNotDeleted() {
        TransitGateway gateway = two.gateway();
        String id = two.attached(gateway, HUB, "10.0.0.0/16");
        DeleteTransitGatewayRequest deletion = DeleteTransitGatewayRequest.builder()
                .transitGatewayId(gateway.transitGatewayId()).build();
        assertThat(two.refused(HUB, deletion)).hasToString("IncorrectState: " + gateway.transitGatewayId()
                + " has non-deleted VPC Attachments: " + id);
        two.call(HUB, DeleteTransitGatewayVpcAttachmentRequest.builder().transitGatewayAttachmentId(id).build());
        two.settle();
        assertThat(two.code(HUB, deletion)).isEqualTo("no error");
    }

    @Test
    void aDefaultTableIsEnabledWithItsIdAndOnlyThen() {
        TransitGateway gateway = two.gateway();
        ModifyTransitGatewayRequest change = ModifyTransitGatewayRequest.builder()
                .transitGatewayId(gateway.transitGatewayId()).options(ModifyTransitGatewayOptions.builder()
                        .defaultRouteTableAssociation(DefaultRouteTableAssociationValue.ENABLE).build()).build();
        assertThat(two.code(HUB, change)).isEqualTo("InvalidParameterCombination");
        String table = two.table(gateway);
        ModifyTransitGatewayResponse changed = two.call(HUB, change.toBuilder().options(change.options().toBuilder()
                .associationDefaultRouteTableId(table).build()).build());
        assertThat(changed.transitGateway().options().associationDefaultRouteTableId()).isEqualTo(table);
        two.settle();
        AwsError error = two.refused(HUB, DeleteTransitGatewayRouteTableRequest.builder()
                .transitGatewayRouteTableId(table).build());
        assertThat(error.code()).isEqualTo("IncorrectState");
    }

    @Test
    void aDryRunChangesNothing() {
        AwsError error = two.refused(HUB, CreateVpcRequest.builder().cidrBlock("10.0.0.0/16").dryRun(true).build());
        assertThat(error.code()).isEqualTo("DryRunOperation");
        assertThat(error.status()).isEqualTo(412);
        DescribeVpcsResponse vpcs = two.call(HUB, DescribeVpcsRequest.builder().build());
        assertThat(vpcs.vpcs()).isEmpty();
    }
}
